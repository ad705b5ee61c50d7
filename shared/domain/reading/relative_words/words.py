"""What one language says for days seen from the day of writing. An absent word means that such a date is asked about."""

from shared.domain.value import Value


class RelativeWords(Value):
    """One language's words for days seen from the day of writing."""

    today: tuple[str, ...] = ()
    tomorrow: tuple[str, ...] = ()
    yesterday: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    this: tuple[str, ...] = ()  # before a weekday: the coming one
    next: tuple[str, ...] = ()  # beside a weekday: of next week, or the coming one where people mean both
    this_week: tuple[str, ...] = ()  # beside a weekday: that of this calendar week
    next_week: tuple[str, ...] = ()  # beside a weekday: that of the next calendar week
    last: tuple[str, ...] = ()  # beside a weekday: one that is over; asked about
    week_after: tuple[str, ...] = ()  # after a weekday: one week later than the coming one
    end_of_month: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()  # beside a date: it is not settled
