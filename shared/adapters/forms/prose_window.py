"""Takes from a very long text the parts that may be about people, so that sentences are sought in little text and not in much."""

from shared.adapters.forms.lexicon import Lexicon
from shared.domain.reading.folding import fold
from shared.domain.request import Intent

_SHORT_ENOUGH = 8_000
_KINDS = (Intent.ONBOARD, Intent.OFFBOARD, Intent.CHANGE)
_BESIDE = 6
_LINE = 600


def near_people(text: str, lexicon: Lexicon) -> str:
    """The text, or of a long one the lines with words of coming, going and moving, and those beside them."""
    if len(text) <= _SHORT_ENOUGH:
        return text
    lines = [piece for line in text.split("\n") for piece in _pieces(line)]
    telling = [number for number, line in enumerate(lines) if _tells(line, lexicon)]
    kept = sorted({at for number in telling for at in range(number - _BESIDE, number + _BESIDE + 1)})
    return "\n".join(lines[at] for at in kept if 0 <= at < len(lines))[:_SHORT_ENOUGH]


def _tells(line: str, lexicon: Lexicon) -> bool:
    folded = fold(line)
    return any(lexicon.says(kind.value, folded) for kind in _KINDS)


def _pieces(line: str) -> list[str]:
    """A line that never ends is cut at the end of a word."""
    pieces: list[str] = []
    while len(line) > _LINE:
        end = line.rfind(" ", 0, _LINE)
        pieces.append(line[: end if end > 0 else _LINE])
        line = line[len(pieces[-1]) :]
    return [*pieces, line]
