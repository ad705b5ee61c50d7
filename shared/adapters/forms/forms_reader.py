"""Reads a ticket as a form, by labels from the lexicon. It is sure only when kind, person and every line are accounted for.

Implements `Reader` without a model: what it cannot account for it leaves to another reader by answering `partial`. It returns words
with their quotes; whether they are true, allowed or possible is judged elsewhere.
"""

from datetime import date
from threading import Lock

from shared.adapters.forms.answers import read_answers
from shared.adapters.forms.doubts import doubtful
from shared.adapters.forms.intent import Kind, Surety, judge_kind
from shared.adapters.forms.joined_files import joined_files
from shared.adapters.forms.language_fit import has_letters_of, scripts_in
from shared.adapters.forms.lexicon import Lexicon, lexicons
from shared.adapters.forms.name_in_sentences import with_sentences
from shared.adapters.forms.names import to_reading
from shared.adapters.forms.not_ours import is_about_something_else
from shared.adapters.forms.people import Draft, gather, merge
from shared.adapters.forms.prose import add_common, read_sentences
from shared.adapters.forms.prose_names import About, KindIs
from shared.adapters.forms.prose_window import near_people
from shared.adapters.forms.rows import Layout, Row, read_rows
from shared.adapters.forms.several_forms import read_several
from shared.adapters.forms.silent_messages import silent_messages
from shared.domain.reading.dates import DateOrder, read_date
from shared.domain.reading.folding import fold
from shared.domain.request import Certainty, Intent, PersonReading, Reading
from shared.domain.ticket import Message, Ticket

NAME = "forms"
PROSE = "sentences"
_ENOUGH_ROWS = 2
_SAMPLE_LINES = 200
_SAMPLE_CHARACTERS = 4000
_SHORT = 90
_LOADING = Lock()
_LIFECYCLE = (Intent.ONBOARD, Intent.OFFBOARD, Intent.CHANGE)


class FormsReader:
    """The reader that needs no model."""

    def read(self, ticket: Ticket, *, instructions: str) -> Reading:
        """What the ticket's forms say. The company's instructions are for readers who understand prose."""
        lexicon = _best_lexicon(ticket)
        silent = silent_messages(ticket, lexicon)
        messages = [m for place, m in enumerate(ticket.messages) if not m.is_quoted and place not in silent]
        reading = _read(ticket, messages, lexicon)
        return reading.model_copy(update={"silent": silent})


def _read(ticket: Ticket, messages: list[Message], lexicon: Lexicon) -> Reading:
    messages = joined_files(messages)
    layouts = [read_rows(message.text, lexicon.knows) for message in messages]
    if not any(_has_form(layout, lexicon) for layout in layouts):
        quoted = [m for m in ticket.messages if m.is_quoted]
        messages += quoted
        layouts += [read_rows(message.text, lexicon.knows) for message in quoted]
    if not any(_has_form(layout, lexicon) for layout in layouts):
        return _without_form(ticket, messages, lexicon)
    reading = _several(ticket, messages, lexicon) or _with_form(ticket, layouts, lexicon)
    about = About(lexicon, reading.intent, ticket.received_at.date(), ticket.requester.name)
    reading = with_sentences(reading, _whole_text(ticket, messages), about)
    return reading.model_copy(update={"language": lexicon.language})


def _best_lexicon(ticket: Ticket) -> Lexicon:
    """The language that knows most of the labels; the first one of equals. The beginnings of messages show it."""
    samples = ["\n".join(message.text.split("\n")[:_SAMPLE_LINES]) for message in ticket.messages]
    said = fold("\n".join([ticket.subject, *samples]))[:_SAMPLE_CHARACTERS]

    def score(lexicon: Lexicon) -> int:
        layouts = [read_rows(sample, lexicon.knows) for sample in samples]
        rows = sum(_known_rows(layout, lexicon) + 2 * len(layout.tables) for layout in layouts)
        words = sum(
            bool(lexicon.says(kind, said)) for kind in (*_LIFECYCLE, "none", "cancel", "auto_subject", "auto_reply")
        )
        return 2 * rows + words

    with _LOADING:  # threads that come first together would each load every language
        languages = lexicons()
    scripts = scripts_in(said)
    written = [lexicon for lexicon in languages if scripts & lexicon.alphabets]
    return max([one for one in written if has_letters_of(one.language, said)] or languages, key=score)


def _has_form(layout: Layout, lexicon: Lexicon) -> bool:
    return _known_rows(layout, lexicon) >= _ENOUGH_ROWS or bool(layout.tables)


def _known_rows(layout: Layout, lexicon: Lexicon) -> int:
    return sum(lexicon.field(row.label) is not None for row in layout.rows)


def _several(ticket: Ticket, messages: list[Message], lexicon: Lexicon) -> Reading | None:
    """Forms of different kinds in one message. Later words about several are for another reader."""
    if len(messages) != 1:
        return None
    alone = ticket.model_copy(update={"subject": ""})
    return read_several(
        messages[0].text, lexicon, lambda part: _with_form(alone, [read_rows(part, lexicon.knows)], lexicon)
    )


def _with_form(ticket: Ticket, layouts: list[Layout], lexicon: Lexicon) -> Reading:
    kind = judge_kind(ticket.subject, layouts, lexicon)
    doubts: set[str] = set() if kind.surety is Surety.SURE else {"kind"}
    drafts: list[Draft] = []
    for number, layout in enumerate(reversed(layouts)):
        rows: list[Row] = []
        left = list(layout.leftovers)
        if number > 0:
            rows, left = _answers(layout, lexicon, kind, ticket)
            doubts |= {"text" for line in left if _is_said(line, lexicon)}
        doubts |= {"text" for line in left if doubtful(line, lexicon, kind.intent)}
        found = gather(layout.model_copy(update={"rows": (*layout.rows, *rows)}), lexicon, kind.intent)
        doubts |= found.doubts
        drafts = merge(drafts, found.people, doubts)
    people = tuple(to_reading(draft) for draft in drafts)
    if kinds := [person.intent for person in people if person.intent]:
        kind = kind.model_copy(update={"intent": kinds[0]})
    if len(people) > 1:
        people = add_common(people, "\n".join(layouts[0].leftovers), lexicon, kind.intent)
    if any(
        lexicon.says("cancel", fold(line))
        for line in layouts[0].leftovers
        if not layouts[0].rows and not layouts[0].tables
    ):
        return Reading(intent=Intent.NONE, intent_quote=layouts[0].leftovers[0], reader=NAME)
    others = [line for layout in layouts for line in layout.leftovers if _asks_else(line, kind.intent, lexicon)]
    return _answer(kind, people, doubts).model_copy(update={"other_requests": tuple(others)})


def _asks_else(line: str, intent: Intent, lexicon: Lexicon) -> bool:
    """Beside a form for a joiner, a line about a leaver, or the other way round. A move has words of both."""
    said = {kind for kind in _LIFECYCLE if lexicon.says(kind.value, fold(line))}
    return bool(said) and intent not in (*said, Intent.CHANGE, Intent.NONE) and Intent.CHANGE not in said


def _answers(layout: Layout, lexicon: Lexicon, kind: Kind, ticket: Ticket) -> tuple[list[Row], list[str]]:
    received_on = ticket.received_at.date()
    return read_answers(layout.leftovers, lexicon, kind.intent, lambda text: _is_date(text, received_on))


def _is_date(text: str, received_on: date) -> bool:
    return read_date(text, received_on=received_on, order=DateOrder.DAY_FIRST) is not None


def _is_said(line: str, lexicon: Lexicon) -> bool:
    """In an answer even a short sentence says something, unless it is a courtesy."""
    return not any(fold(line).startswith(phrase) for phrase in lexicon.letter.get("harmless", ()))


def _answer(kind: Kind, people: tuple[PersonReading, ...], doubts: set[str]) -> Reading:
    named = [person for person in people if person.display_name or person.given_name or person.surname or person.email]
    sure = not doubts and len(people) == 1 and len(named) == 1 and kind.intent in _LIFECYCLE
    if kind.intent is Intent.NONE:
        return Reading(
            intent=Intent.NONE, intent_quote=kind.quote, reader=NAME,
            certainty=Certainty.SETTLED if kind.surety is Surety.SURE else Certainty.PARTIAL,
        )  # fmt: skip
    return Reading(
        intent=kind.intent, intent_quote=kind.quote, people=people, reader=NAME,
        certainty=Certainty.SETTLED if sure else Certainty.PARTIAL,
    )  # fmt: skip


def _without_form(ticket: Ticket, messages: list[Message], lexicon: Lexicon) -> Reading:
    """Prose: only what is certainly not ours is settled."""
    own = [message.text for message in messages if not message.is_quoted]
    top = fold("\n".join([ticket.subject, *own[:1]])[:4000])
    if len(own) <= 1 and _is_automatic(ticket.subject, own, lexicon):
        return Reading(intent=Intent.NONE, certainty=Certainty.SETTLED, reader=NAME)
    if lexicon.says("advert", top) or (len(top.split()) <= _SHORT and lexicon.says("cancel", top)):
        return Reading(intent=Intent.NONE, reader=NAME)
    text = _whole_text(ticket, messages)
    kinds = [intent for intent in _LIFECYCLE if lexicon.says(intent.value, fold(text))]
    if not kinds and not lexicon.says("maybe", top) and (lexicon.says("none", top) or lexicon.says("thanks", top)):
        return Reading(intent=Intent.NONE, certainty=Certainty.SETTLED, reader=NAME)
    if _only_thanks(own, lexicon):
        return Reading(intent=Intent.NONE, reader=NAME)
    return _from_sentences(near_people(text, lexicon), kinds, lexicon, ticket)


def _only_thanks(own: list[str], lexicon: Lexicon) -> bool:
    """A short thank you, whatever the quoted messages below it ask for."""
    said = fold("\n".join(own))
    thanks = len(said.split()) <= _SHORT and bool(lexicon.says("thanks", said))
    return thanks and not any(lexicon.says(intent.value, said) for intent in _LIFECYCLE)


def _whole_text(ticket: Ticket, messages: list[Message]) -> str:
    return "\n\n".join([*(message.text for message in messages), ticket.subject])


def _is_automatic(subject: str, own: list[str], lexicon: Lexicon) -> bool:
    """A machine's answer. What its writer adds about somebody leaving makes it a mail again."""
    body = fold("\n".join(own))
    if any(lexicon.says(intent.value, body) for intent in _LIFECYCLE) and not lexicon.says("bounce", body[:400]):
        return False
    return bool(
        lexicon.says("auto_subject", fold(subject))
        or lexicon.says("bounce", fold(subject))
        or any(lexicon.says(kind, body[:400]) for kind in ("auto_reply", "bounce"))
    )


def _from_sentences(text: str, kinds: list[Intent], lexicon: Lexicon, ticket: Ticket) -> Reading:
    """The kind that is named; else the one whose sentences have a person and a day."""
    received_on = ticket.received_at.date()
    if Intent.CHANGE in kinds:
        kinds = [Intent.CHANGE]
    kind_is = KindIs.SAID if kinds else KindIs.TRIED
    for intent in kinds[:1] or (Intent.ONBOARD, Intent.OFFBOARD):
        people = read_sentences(text, About(lexicon, intent, received_on, ticket.requester.name, kind_is))
        if is_about_something_else(ticket.subject, text, kinds, people, lexicon):
            break
        if kinds or any(person.effective_date for person in people):
            quote = lexicon.says(intent.value, fold(text))
            others = tuple(lexicon.says(other.value, fold(text)) for other in kinds[1:])
            return Reading(intent=intent, intent_quote=quote, people=people, reader=PROSE, other_requests=others)
    return Reading(intent=Intent.NONE, reader=NAME)
