"""Companies in memory. Implements the Companies port."""

from shared.domain.errors import NotFoundError
from shared.domain.ids import CompanyId, ConnectionId
from shared.domain.policy import Company


class FakeCompanies:
    def __init__(self, *companies: Company) -> None:
        self.kept = {company.company_id: company for company in companies}

    def get(self, company: CompanyId) -> Company:
        if company not in self.kept:
            raise NotFoundError(f"there is no company {company}")
        return self.kept[company]

    def find_by_desk(self, connection: ConnectionId, company_ref: str) -> Company | None:
        return next((c for c in self.kept.values() if c.owns(connection, company_ref)), None)

    def all(self) -> tuple[Company, ...]:
        return tuple(self.kept.values())

    def save(self, company: Company) -> None:
        self.kept[company.company_id] = company
