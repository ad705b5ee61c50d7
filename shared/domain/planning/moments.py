"""When things happen: local dates and times of the ticket and the company as moments in UTC."""

from datetime import UTC, date, datetime, timedelta

from shared.domain.policy import Company
from shared.domain.request import Intent, Request

MAX_DAYS_AHEAD = 400


def effective_at(day: date, request: Request, company: Company) -> datetime:
    """The moment the request takes effect: its day with its own time, or with the policy's."""
    default = company.onboarding.start_of_day if request.intent is Intent.ONBOARD else company.offboarding.end_of_day
    clock = request.effective_time.value if request.effective_time else default
    return datetime.combine(day, clock, company.zone).astimezone(UTC)


def start_at(effective: datetime, intent: Intent, company: Company) -> datetime:
    """When the first step may go out: an account is made some time before the first working day."""
    if intent is Intent.ONBOARD:
        return effective - timedelta(hours=company.onboarding.prepare_hours)
    return effective


def is_plausible(day: date, asked_at: datetime, company: Company) -> bool:
    """Whether the day lies near enough to the ticket; further away, its year is probably wrong."""
    ahead = (day - asked_at.astimezone(company.zone).date()).days
    return -company.offboarding.max_days_back <= ahead <= MAX_DAYS_AHEAD
