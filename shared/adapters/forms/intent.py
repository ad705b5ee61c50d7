"""Which kind of request a form is: from its selector, its labels, its title and the subject. Contradictions are never settled here."""

from enum import StrEnum

from shared.adapters.forms.lexicon import SELECTOR, Lexicon
from shared.adapters.forms.rows import Layout
from shared.adapters.forms.values import ticked
from shared.domain.reading.folding import fold
from shared.domain.reading.letters import count_words
from shared.domain.request import Intent
from shared.domain.value import Value

_LIFECYCLE = (Intent.ONBOARD, Intent.OFFBOARD, Intent.CHANGE)
_TITLE_WORDS = 14


class Surety(StrEnum):
    """Whether another reader has to look at the kind of request."""

    SURE = "sure"
    UNSURE = "unsure"


class Kind(Value):
    """The kind of request and the words that show it."""

    intent: Intent
    quote: str = ""
    surety: Surety = Surety.UNSURE


def judge_kind(subject: str, layouts: list[Layout], lexicon: Lexicon) -> Kind:
    """The kind of request of a form; `subject` is the ticket's."""
    if chosen := _selected(layouts, lexicon):
        return chosen
    said = _phrases(subject, layouts, lexicon)
    shown = _labels(layouts, lexicon)
    if Intent.CHANGE in said and (Intent.CHANGE in shown or not shown):
        # Leaving a department for another one is no leaving: words for moving decide for the mover.
        sure = Surety.SURE if len(said) == 1 and shown == {Intent.CHANGE} else Surety.UNSURE
        return Kind(intent=Intent.CHANGE, quote=said[Intent.CHANGE], surety=sure)
    both = [intent for intent in said if intent in shown] if shown else list(said)
    if len(both) == 1:
        sure = Surety.SURE if len(said) == 1 else Surety.UNSURE
        return Kind(intent=both[0], quote=said[both[0]], surety=sure)
    if not said and len(shown) == 1:
        return Kind(intent=next(iter(shown)), surety=Surety.SURE)
    first = next(iter(said), None) or next((intent for intent in _LIFECYCLE if intent in shown), Intent.NONE)
    return Kind(intent=first, quote=said.get(first, ""))


def _selected(layouts: list[Layout], lexicon: Lexicon) -> Kind | None:
    for layout in layouts:
        for row in layout.rows:
            if lexicon.field(row.label) == SELECTOR and (value := fold(ticked(row.value)).strip(" .")):
                intent = lexicon.chosen(value)
                return Kind(
                    intent=intent or Intent.NONE, quote=row.quote, surety=Surety.SURE if intent else Surety.UNSURE
                )
    return None


def _phrases(subject: str, layouts: list[Layout], lexicon: Lexicon) -> dict[Intent, str]:
    """Kinds named in the subject and in short lines (titles) of the text, with their words."""
    titles = [subject] + [line for layout in layouts for line in layout.leftovers if count_words(line) <= _TITLE_WORDS]
    # "New starter" alone on its line is a title even where it is a label elsewhere.
    titles += [row.label for layout in layouts for row in layout.rows if not row.value]
    said: dict[Intent, str] = {}
    for title in titles:
        for intent in _LIFECYCLE:
            if intent not in said and lexicon.says(intent.value, fold(title)):
                said[intent] = title
    return said


def _labels(layouts: list[Layout], lexicon: Lexicon) -> set[Intent]:
    """The kinds in which all labels for the date (or, in a move, for the new post) have a meaning."""
    labels = [row.label for layout in layouts for row in layout.rows]
    labels += [heading for layout in layouts for table in layout.tables for heading in table.headings]
    telling = [label for label in labels if lexicon.field(label) is None or not lexicon.is_common(label)]
    shown = [set(lexicon.kinds_of(label)) for label in telling]
    shown = [kinds for kinds in shown if kinds]
    return set.intersection(*shown) if shown else set()
