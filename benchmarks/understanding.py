"""How well tickets are understood: `python -m benchmarks.understanding [TICKETS] [--answers ANSWERS]`.

Reads labelled tickets twice, with the forms reader alone and on the full path with recorded model answers, and prints per language
and per category what was right. Tickets without a recorded answer are read by the forms reader only, and counted as such.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pydantic import JsonValue

from benchmarks.recorded_model import RecordedModel, read_recorded
from benchmarks.understanding_score import Judged, Score, judge
from cli.tickets_try_rows import understand_row
from shared.adapters.forms.forms_reader import FormsReader
from shared.domain.errors import InputError
from shared.ports import Reader

RECORDED = Path(__file__).parents[1] / "tests" / "recorded"
_HIDDEN_FROM_READERS = ("gold", "smuggled")


class Way(StrEnum):
    """Who reads."""

    FORMS = "forms reader alone"
    FULL = "full path, recorded model answers"


@dataclass(frozen=True)
class Read:
    """One ticket as it was read."""

    row: Mapping[str, JsonValue]
    judged: Judged
    was_asked: bool  # whether the model was
    is_settled: bool  # whether it leads to requests, or to leaving the ticket alone, without a technician
    tokens: int
    seconds: float


@dataclass
class Group:
    """Several tickets together."""

    score: Score = field(default_factory=Score)
    asked: int = 0
    settled: int = 0
    tokens: int = 0
    seconds: float = 0.0
    slowest: float = 0.0

    def add(self, read: Read) -> None:
        self.score += read.judged.score
        self.asked += read.was_asked
        self.settled += read.is_settled
        self.tokens += read.tokens
        self.seconds += read.seconds
        self.slowest = max(self.slowest, read.seconds)


HEAD = (
    "tickets", "fields", "prec", "recall", "intent", "settled", "wrong person", "smuggled", "asked settled", "model", "tokens", "ms", "max ms",
)  # fmt: skip


def read_all(
    rows: Iterable[Mapping[str, JsonValue]], model: RecordedModel | None, smuggled: Mapping[str, list[str]]
) -> list[Read]:
    """Every ticket, by the forms reader alone (`model` None) or on the full path."""
    forms = FormsReader()
    llm = model.reader() if model else None
    return [_read(row, forms, (model, llm), smuggled.get(str(row["id"]), [])) for row in rows]


def _read(
    row: Mapping[str, JsonValue], forms: Reader, asked: tuple[RecordedModel | None, Reader | None], smuggled: list[str]
) -> Read:
    model, llm = asked
    ticket_id = str(row["id"])
    if model is not None and model.has(ticket_id):
        model.play(ticket_id)
    else:
        model = llm = None
    before = model.asked if model else 0
    # Time of the processor: the words of a language are read from disk once, before the clock runs.
    shown = {name: value for name, value in row.items() if name not in _HIDDEN_FROM_READERS}
    understand_row(shown, forms=forms)
    started = time.process_time()
    understood = understand_row(shown, forms=forms, llm=llm)
    seconds = time.process_time() - started
    return Read(
        row=row,
        judged=judge(row, understood, smuggled),
        was_asked=bool(model and model.asked > before),
        is_settled=understood["why_none"] != "needs_technician",
        tokens=_whole(understood["tokens"]),
        seconds=seconds,
    )


def group(reads: Iterable[Read], by: str) -> dict[str, Group]:
    """By a column of the rows, and all together under "all"."""
    groups: dict[str, Group] = {}
    whole = Group()
    for read in reads:
        groups.setdefault(str(read.row.get(by) or "-"), Group()).add(read)
        whole.add(read)
    return dict(sorted(groups.items())) | {"all": whole}


def table(groups: Mapping[str, Group], title: str) -> str:
    """Markdown, as it stands in docs/understanding.md."""
    lines = [" | ".join(["", title, *HEAD, ""]).strip(), "|" + "---|" + "---:|" * len(HEAD)]
    lines += [" | ".join(["", name, *_cells(one), ""]).strip() for name, one in groups.items()]
    return "\n".join(lines)


def _cells(one: Group) -> list[str]:
    score = one.score
    shares = (score.accuracy, score.precision, score.recall, score.intent_accuracy, one.settled / score.tickets)
    return [
        str(score.tickets),
        *("-" if share is None else f"{100 * share:.1f}" for share in shares),
        str(score.wrong_people),
        str(score.smuggled),
        str(score.asked_when_settled),
        str(one.asked),
        str(round(one.tokens / one.asked)) if one.asked else "-",
        f"{1000 * one.seconds / score.tickets:.0f}",
        f"{1000 * one.slowest:.0f}",
    ]


def _whole(value: JsonValue) -> int:
    return value if isinstance(value, int) else 0


def read_rows(file: Path) -> list[dict[str, JsonValue]]:
    """The labelled tickets of a file. Raises InputError when one has no label."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    bare = [str(row.get("id")) for row in rows if "gold" not in row or "id" not in row]
    if bare:
        raise InputError(f"{file}: tickets without `id` and `gold` cannot be scored: {', '.join(bare[:5])}")
    return rows


def read_smuggled(rows: Iterable[Mapping[str, JsonValue]], file: Path | None) -> dict[str, list[str]]:
    """What must not get into any field: of each row, and of a file {id: {"smuggled": [...]}}."""
    found = {str(row["id"]): _strings(row.get("smuggled")) for row in rows}
    if file:
        for ticket_id, entry in json.loads(file.read_text("utf-8")).items():
            found[ticket_id] = [*found.get(ticket_id, []), *_strings(entry.get("smuggled"))]
    return found


def _strings(value: JsonValue) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.understanding", description=__doc__)
    parser.add_argument(
        "tickets", nargs="?", type=Path, default=RECORDED / "tickets.jsonl", help="labelled tickets, one a line"
    )
    parser.add_argument(
        "--answers", type=Path, default=None, help="recorded answers; default: answers.jsonl beside the tickets"
    )
    parser.add_argument("--smuggled", type=Path, default=None, help="a JSON file {id: {smuggled: [...]}}")
    parser.add_argument(
        "--by", action="append", default=None, help="columns to group by; default: language and category"
    )
    parser.add_argument("--faults", action="store_true", help="print what is wrong, ticket by ticket")
    given = parser.parse_args()
    rows = read_rows(given.tickets)
    smuggled = read_smuggled(rows, given.smuggled)
    answers = given.answers or given.tickets.with_name("answers.jsonl")
    model = RecordedModel(read_recorded(answers)) if answers.exists() else None
    for reader, playing in ((Way.FORMS, None), (Way.FULL, model)):
        if reader is Way.FULL and playing is None:
            print(f"\n{answers} is not there: no full path without recorded answers")
            continue
        reads = read_all(rows, playing, smuggled)
        for by in given.by or ("category", "language"):
            print(f"\n### {reader}\n\n{table(group(reads, by), by)}")
        if given.faults:
            print("\n".join(f"{read.row['id']}: {fault}" for read in reads for fault in read.judged.faults))
    return 0


if __name__ == "__main__":
    sys.exit(main())
