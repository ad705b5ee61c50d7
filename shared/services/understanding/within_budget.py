"""Asks the model only while the company's tokens of the day last, and counts what each question cost.

The day is UTC's. A question that is under way when the budget ends is finished: the budget can be passed by that much.
"""

from shared.domain.errors import OutsideError, PermanentError
from shared.domain.policy import Company
from shared.domain.request import Reading
from shared.domain.ticket import Ticket
from shared.ports import Clock, Reader, Spending

BUDGET_USED = "model_budget_used"


class WithinBudget:
    """Implements Reader for one company."""

    def __init__(self, reader: Reader, company: Company, spending: Spending, clock: Clock) -> None:
        self._reader = reader
        self._company = company
        self._spending = spending
        self._clock = clock

    def read(self, ticket: Ticket, *, instructions: str) -> Reading:
        """Raises PermanentError(BUDGET_USED) instead of asking when nothing is left."""
        today = self._clock.now().date()
        most = self._company.reading.daily_tokens
        if most is not None and self._spending.tokens_on(self._company.company_id, today) >= most:
            raise PermanentError("the company's tokens for today are used up", code=BUDGET_USED)
        try:
            reading = self._reader.read(ticket, instructions=instructions)
        except OutsideError as failure:
            self._count(failure.tokens)
            raise
        self._count(reading.tokens)
        return reading

    def _count(self, tokens: int) -> None:
        if tokens:
            self._spending.add_tokens(self._company.company_id, self._clock.now().date(), tokens)


def within_budget(reader: Reader | None, company: Company, spending: Spending, clock: Clock) -> Reader | None:
    """The reader with this company's budget; None stays None."""
    return WithinBudget(reader, company, spending, clock) if reader else None
