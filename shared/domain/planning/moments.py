"""When things happen: local dates and times of the ticket and the company as moments in UTC."""

from datetime import UTC, datetime, timedelta

from shared.domain.policy import Company
from shared.domain.request import Intent, Request


def effective_at(request: Request, company: Company) -> datetime | None:
    """The moment the request takes effect: its date with its own time, or with the policy's; None without a date."""
    if request.effective_date is None:
        return None
    default = company.onboarding.start_of_day if request.intent is Intent.ONBOARD else company.offboarding.end_of_day
    clock = request.effective_time.value if request.effective_time else default
    return datetime.combine(request.effective_date.value, clock, company.zone).astimezone(UTC)


def start_at(effective: datetime, intent: Intent, company: Company) -> datetime:
    """When the first step may go out: an account is made some time before the first working day."""
    if intent is Intent.ONBOARD:
        return effective - timedelta(hours=company.onboarding.prepare_hours)
    return effective


def is_too_far_back(effective: datetime, asked_at: datetime, company: Company) -> bool:
    """Whether the date lies so far before the ticket that its year is probably wrong."""
    return asked_at - effective > timedelta(days=company.offboarding.max_days_back)
