"""How much of a ticket is read: 60 KB whole, 10 MB not at all, and never half a request."""

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import Intent
from shared.domain.run import RunStatus
from shared.domain.ticket import BodyFormat
from shared.services.understanding.understand import Examined, WhyNone, examine
from tests.builders import a_company, a_message, a_raw_ticket
from tests.clock import FixedClock
from tests.fakes.reader import FakeReader
from tests.services.readings import a_person, a_reading
from tests.story import World
from tests.tickets import LEAVER

FORM = "Leaver form\nName: Hedy Lind\nLast day: 11 December 2026\n"


def read(*bodies: str, model: FakeReader | None = None, **over) -> Examined:
    return examine(a_raw_ticket(*bodies, **over), a_company(), forms=FormsReader(), llm=model, clock=FixedClock())


def test_a_request_in_sixty_kilobytes_of_text_is_found() -> None:
    person = a_person(display_name="Hedy Lind", effective_date="11 December 2026")
    body = "Status line of a server. " * 2300 + "\n\nHedy Lind leaves us, last day 11 December 2026."
    found = read(body, model=FakeReader(a_reading(Intent.OFFBOARD, person)))

    assert len(body) > 57_000
    assert found.understanding.requests[0].name() == "Hedy Lind"


def test_ten_megabytes_are_refused_unread() -> None:
    model = FakeReader()
    found = read(FORM + "x" * 10_000_000, model=model)

    assert (found.understanding.why_none, found.understanding.requests) == (WhyNone.TOO_LARGE, ())
    assert model.asked == []


def test_a_text_of_which_a_part_would_be_lost_is_not_acted_upon() -> None:
    found = read(FORM + "More words follow. " * 4000)

    assert (found.understanding.why_none, found.understanding.requests) == (WhyNone.TOO_LARGE, ())


def test_pictures_within_the_text_do_not_count() -> None:
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 50_000}">'
    body = "<p>Leaver form</p><p>Name: Hedy Lind</p><p>Last day: 11 December 2026</p>" + picture
    found = read(messages=(a_message(body, body_format=BodyFormat.HTML),))

    assert found.understanding.requests[0].name() == "Hedy Lind"


def test_long_quoted_mails_below_give_way_to_what_people_wrote() -> None:
    quoted = "\n\nOn Monday, Kelly Brandt <kelly.brandt@brightfork.example> wrote:\n" + "> older words\n" * 9000
    found = read(FORM + quoted)

    assert found.understanding.requests[0].name() == "Hedy Lind"


def test_a_run_of_too_large_a_ticket_goes_to_a_technician_with_the_reason() -> None:
    world = World()
    world.file_ticket(LEAVER + " x" * 300_000)
    world.live()

    assert (world.run().status, world.run().why) == (RunStatus.HANDED_OVER, "too_large")
