"""What was spent, in memory. Implements the Spending port."""

from datetime import date

from shared.domain.ids import CompanyId


class FakeSpending:
    def __init__(self) -> None:
        self.spent: dict[tuple[CompanyId, date], int] = {}

    def tokens_on(self, company: CompanyId, day: date) -> int:
        return self.spent.get((company, day), 0)

    def add_tokens(self, company: CompanyId, day: date, tokens: int) -> None:
        self.spent[company, day] = self.tokens_on(company, day) + tokens
