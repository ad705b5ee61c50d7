"""Which part number of this tenant a ticket's words mean. More than one is asked about, and so is none."""

import re
from collections.abc import Iterable

from shared.domain.directory import Sku
from shared.domain.planning.sku_names import part_number, plain_words, product_of, products_meant, variants
from shared.domain.planning.sku_table import NEVER_OFFERED

_TAIL = re.compile(r"\(([^()]{3,100}(?:\([^()]*\))?[^()]{0,100})\)\s*$")
# A part number that is not in our table is still one when it looks like it.
_PART_NUMBER = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+")


def parts_meant(words: str, aliases: dict[str, str], skus: Iterable[Sku]) -> tuple[str, ...]:
    """One part number, several that the tenant owns, or none. A product that is certain is named even where it is not owned."""
    own = {plain_words(alias): part for alias, part in aliases.items()}
    if part := own.get(plain_words(words)):
        return (part,)
    owned = {sku.part_number.casefold(): sku.part_number for sku in skus if sku.is_assignable}
    if part := _named_exactly(words, owned):
        return (part,)
    meant = products_meant(words)
    parts = [part.casefold() for product in meant for one in variants(product) for part in one.parts]
    there = tuple(dict.fromkeys(owned[part] for part in parts if part in owned))
    if there:
        return there
    if len(meant) == 1:
        return (meant[0].parts[0],)
    return (words.strip().upper(),) if not meant and _PART_NUMBER.fullmatch(words.strip()) else ()


def _named_exactly(words: str, owned: dict[str, str]) -> str | None:
    """A part number, or one of our choices: "Visio Plan 2 (VISIOCLIENT)"."""
    tail = _TAIL.search(words)
    said = [words.strip().casefold(), *([tail[1].strip().casefold()] if tail else [])]
    return next((part for word in said if (part := owned.get(word) or part_number(word))), None)


def offered(skus: Iterable[Sku]) -> tuple[str, ...]:
    """What the tenant owns and somebody would choose."""
    return tuple(sku.part_number for sku in skus if sku.is_assignable and sku.part_number not in NEVER_OFFERED)


def choice_names(parts: Iterable[str]) -> tuple[str, ...]:
    """Names that people know, each once; with the part number where two would read the same."""
    named = [(product.name if (product := product_of(part)) else part, part) for part in dict.fromkeys(parts)]
    names = [name for name, _ in named]
    return tuple(sorted(f"{name} ({part})" if names.count(name) > 1 else name for name, part in named))
