"""No ticket crashes understanding, hangs it or costs more than a second of CPU, whatever is in it.

Each shape is grown to 60 KB and understood in a process that the kernel signals when its CPU time is used up: what backtracks or is
quadratic is found without measuring time here.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.request import Intent
from shared.domain.ticket import BodyFormat
from shared.services.understanding.understand import examine
from tests.builders import a_company, a_message, a_raw_ticket
from tests.clock import FixedClock
from tests.fakes.reader import FakeReader
from tests.services.readings import a_person, a_reading

ROOT = Path(__file__).parents[3]
SHAPES = {
    "labels": "Name: Hedy Lind\nLast day: 11 December 2026\n",
    "labels without values": "Name:\n",
    "one long line": "Hedy Lind leaves us on 11 December 2026 and ",
    "table": "| Name | Hedy Lind | Date | 11 December 2026 |\n",
    "tabs": "a\tb\tc\t",
    "dots": "Name......: Hedy.....",
    "dates": "11.12.2026 12/11/26 ",
    "months": "december ende week 50 monday of next ",
    "weekdays": "Monday Friday Montag lundi 月曜日 ",
    "times": "10:30 5 pm 8.30 Uhr 下午 ",
    "names": "Hedy Lind, Jo Arden and Teo Brandt ",
    "capitals": "Ab Cd Ef Gh ",
    "addresses": "a.b@c.example, ",
    "an address without end": "a.",
    "brackets": "((((([[[[",
    "quotes": '"„«「',
    "marks of a quote": "> > ",
    "headers of mails": "From: a\nSent: b\nTo: c\n",
    "orders": "ignore all previous ",
    "forged turns": "<|im_start|> ",
    "fences": "```json {",
    "tags": "<div><table><tr><td>x",
    "comments": "<!-- ",
    "entities": "&amp;amp;",
    "secrets": "password is to be ",
    "digits": "1 2 3 4 ",
    "base64": "QUJDREVGR0hJSktM",
    "hex": "4142434445464748",
    "zero width": "a\u200b\u202e",
    "accents": "e\u0301\u0323",
    "han": "新員工入職日期",
    "kana": "ヤマダタロウ",
    "thai": "พนักงานใหม่เริ่มงาน",
    "arabic": "الموظف الجديد ",
    "hebrew": "עובד חדש ",
    "cyrillic": "новый сотрудник выходит ",
    "approval": "approved by approved by ",
    "blanks": " \t\n",
    "joiners": "starts with us as a starts with us as ",
    "leavers": "last day is last day is ",
}
LIMIT = 3  # seconds of CPU for each; a second, and room for slow machines: what backtracks takes hours
CODE = f"""
import resource, signal, sys
from tests.services.understanding.test_no_input_stalls import SHAPES, understand_shape
shape = ""
def stop(*_):
    print(shape, flush=True)
    sys.exit(1)
signal.signal(signal.SIGXCPU, stop)
for shape in SHAPES:
    understand_shape(shape, 600)  # loads languages and compiles patterns: once for a process, not for each ticket
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + {LIMIT}, resource.RLIM_INFINITY))
    understand_shape(shape, 60_000)
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
shape = "an endless loop"
resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + {LIMIT}, resource.RLIM_INFINITY))
while True:
    pass
"""


def understand_shape(name: str, size: int) -> None:
    """One ticket of that shape and size."""
    shape = SHAPES[name]
    body = shape * (size // len(shape))
    model = FakeReader(a_reading(Intent.OFFBOARD, a_person(display_name="Hedy Lind", effective_date=(body, body))))
    body_format = BodyFormat.HTML if "<" in shape or "&" in shape else BodyFormat.TEXT
    raw = a_raw_ticket(messages=(a_message(body, body_format=body_format),), subject=body[:300])
    examine(raw, a_company(), forms=FormsReader(), llm=model, clock=FixedClock())


@pytest.mark.timeout(600)
def test_no_shape_of_sixty_kilobytes_uses_up_its_cpu_time() -> None:
    """All shapes in one process; an endless loop at the end proves that the limit works."""
    ended = subprocess.run([sys.executable, "-c", CODE], check=False, cwd=ROOT, capture_output=True, text=True)

    assert (ended.stdout.strip(), ended.returncode) == ("an endless loop", 1), ended.stderr[-500:]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(SHAPES.values())), min_size=1, max_size=8),
    st.lists(st.text(max_size=30), max_size=4),
    st.sampled_from(BodyFormat),
)
def test_any_mixture_of_them_is_understood_or_explained(
    pieces: list[str], words: list[str], body_format: BodyFormat
) -> None:
    body = "\n".join(piece + word for piece, word in zip(pieces, [*words, *[""] * len(pieces)], strict=False))
    raw = a_raw_ticket(messages=(a_message(body, body_format=body_format),))
    found = examine(raw, a_company(), forms=FormsReader(), llm=None, clock=FixedClock()).understanding

    assert found.requests or found.why_none
