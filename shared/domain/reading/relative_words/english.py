"""English words for relative dates."""

from shared.domain.reading.relative_words.words import RelativeWords

ENGLISH: dict[str, RelativeWords] = {
    "en": RelativeWords(
        today=("today", "tonight", "this afternoon", "this morning", "end of today", "cob today"),
        tomorrow=("tomorrow",),
        yesterday=("yesterday",),
        now=("now", "right now", "immediately", "asap", "as soon as possible", "right away", "straight away", "at once", "effective immediately"),
        this=("this", "this coming", "coming", "on"),
        next=("next",),
        this_week=("this week", "of this week"),
        next_week=("next week", "of next week", "in the next week"),
        last=("last", "past", "previous"),
        week_after=("week", "in a week", "a week from now", "after next", "the week after"),
        end_of_month=("end of month", "end of the month", "end of this month", "month end", "month-end"),
        unsure=("probably", "maybe", "perhaps", "around", "approx", "approximately", "tentative", "tentatively", "provisional",
                "provisionally", "not sure", "i think", "subject to", "if all goes well", "or so", "tbc", "to be confirmed"),
    ),
}  # fmt: skip
