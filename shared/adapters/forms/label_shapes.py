"""Lines whose label has a shape of its own: `[Label] value`, and German words with a colon inside (`Mitarbeiter:in: Ada`)."""

import re
from collections.abc import Callable

Knows = Callable[[str], bool]

_BRACKETED = re.compile(r"^\s*(?:[\[【〔]([^\[\]【】〔〕]{1,60})[\]】〕])\s*[:：]?\s*(.*)$")
_GENDERED = re.compile(r"^\s*((?:[^\s:]+\s+){0,3}[^\s:]+):(?:in|innen|r|n|s|e)\b((?:\s+[^\s:]+){0,3})\s*:\s*(.*)$")


def take_shaped(line: str, knows: Knows) -> tuple[str, str] | None:
    """Label and value of such a line, when the label is one that we know."""
    # Alone on its line, the value may stand below.
    if (bracketed := _BRACKETED.match(line)) and bracketed[2].strip() and knows(bracketed[1]):
        return bracketed[1].strip(), bracketed[2].strip()
    if gendered := _GENDERED.match(line):
        label = f"{gendered[1]}{gendered[2]}".strip()
        return (label, gendered[3].strip()) if knows(label) else None
    return None
