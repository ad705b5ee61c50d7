"""What no person may ever be shown (FC-b15): Python, JSON, ids and codes of ours."""

import re
from enum import StrEnum

from shared.domain.catalogue import Task
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import RefusalCode, StepMode, WarningCode
from shared.domain.request import Asked, FlagCode
from shared.domain.run import DeliveryKind, RunStatus

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
PYTHON = re.compile(
    r"object at 0x|Traceback|\bNone\b|\bnull\b|\bTrue\b|\bFalse\b|\{'|\{\}|\[\]|\bundefined\b|NewType|datetime\."
)
ENUMS: tuple[type[StrEnum], ...] = (
    Task, Outcome, Reason, RefusalCode, StepMode, WarningCode, Asked, FlagCode, DeliveryKind, RunStatus,
)  # fmt: skip
# Codes that cannot be taken for words: they have an underscore or a dot inside.
CODES = sorted({member.value for enum in ENUMS for member in enum if re.search(r"[_.]", member.value)})


def unreadable(text: str) -> list[str]:
    """Everything in `text` that is not for people; style sheets and inline styles are none of their business."""
    seen = re.sub(r"<style>.*?</style>|style=\"[^\"]*\"", "", text, flags=re.DOTALL)
    found = [*GUID.findall(seen), *PYTHON.findall(seen)]
    return found + [code for code in CODES if re.search(rf"(?<![\w.]){re.escape(code)}(?![\w.])", seen)]
