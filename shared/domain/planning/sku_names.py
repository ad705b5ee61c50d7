"""What people call Microsoft's licences -> the products they can mean. Exactly those words or none: nothing is guessed by likeness."""

import re
import unicodedata
from functools import cache

from shared.domain.planning.sku_table import NO_TEAMS, PRODUCTS, SEVERAL, Product

_LICENCE = (
    # Latin scripts; word endings are cut off below.
    r"licen[cs]e?s?|licen[cs]ing|licenties?|licentie|lizenz(?:en)?|licens(?:en|er|erna)?|lisens(?:en|er)?|lisenssi[a-zä]*|"
    r"leyfi|licenc(?:ia|ias|ja|je|ję|ji|ií|iu|ie|i|iya)|licenț[aăei]+|licenza|licenze|licença|licenças|licenc[aeiouíyů]+|licenca|"
    r"lisans[ıi]?|lisensi|lesen|giấy phép|abonn?ement|abo|subscription|suscripción|assinatura|"
    # other scripts
    r"лиценз\w*|ліценз\w*|άδεια|άδειες|αδεια|רישיון|רישיונות|רשיון|ترخيص|تراخيص|رخصة|رخصه|لایسنس|مجوز|"
    r"ライセンス|라이선스|라이센스|许可证|許可證|授权|授權|ใบอนุญาต|ไลเซนส์|लाइसेंस|லைசன்ஸ்|লাইসেন্স"
)
_NOISE = re.compile(rf"(?<![^\W\d_])(?:{_LICENCE}|an?|the|1x|x1)(?![^\W\d_])")
# Scripts without spaces write the word right after the name.
_GLUED = re.compile(r"(?:ライセンス|라이선스|라이센스|许可证|許可證|授权|授權|ใบอนุญาต|ไลเซนส์)")
_M365 = re.compile(r"\b(?:microsoft|ms|m)[ -]?365\b")
_O365 = re.compile(r"\b(?:microsoft |ms )?(?:office|o)[ -]?365\b|\boffice(?= [ef]\d\b)")
_BRAND = re.compile(r"\b(?:microsoft|ms)\b")
# "Office 365 Enterprise E3", "Microsoft 365 for Business Basic", "Project P3".
_FILLER = re.compile(
    r"\benterprise (?=e\d\b)|\bm365 (?=business|apps\b|audio\b|copilot\b)|\bfor (?=business (?:basic|standard|premium)\b)"
)
_PLAN = re.compile(r"\b(exchange(?: online)?|sharepoint(?: online)?|onedrive|project|visio) p(?=\d\b)")
_WITHOUT_TEAMS = re.compile(r"\s*(?:eea )?(?:no|without|ohne|sans|w o|w/o) teams$")


def products_meant(words: str) -> tuple[Product, ...]:
    """The products that these words can mean: none, one, or several to be told apart by what the tenant owns."""
    key = plain_words(words)
    if _WITHOUT_TEAMS.search(key):
        return _without_teams(_WITHOUT_TEAMS.sub("", key))
    return _by_words().get(key, ())


def variants(product: Product) -> tuple[Product, ...]:
    """The product and, where there is one, the same without Teams."""
    other = _by_name().get(product.name + NO_TEAMS)
    return (product, other) if other else (product,)


def product_of(part_number: str) -> Product | None:
    return _by_part_number().get(part_number.casefold())


def part_number(words: str) -> str | None:
    """A part number of the table, in Microsoft's spelling."""
    product = product_of(words)
    return next(part for part in product.parts if part.casefold() == words.casefold()) if product else None


def plain_words(words: str) -> str:
    """One spelling: width, case, brackets and hyphens, `m365` and `o365`, no word for "licence"."""
    key = unicodedata.normalize("NFKC", words).casefold().replace("+", " ")
    key = _GLUED.sub(" ", key)
    key = " ".join(re.sub(r"[()\[\]„“”\"',:;/_-]+", " ", key).split())
    key = " ".join(_NOISE.sub(" ", key).split())
    key = _M365.sub("m365", _O365.sub("o365", key))
    key = _FILLER.sub("", _BRAND.sub(" ", key))
    return " ".join(_PLAN.sub(r"\1 plan ", key).split())


def _without_teams(key: str) -> tuple[Product, ...]:
    named = (_by_name().get(product.name + NO_TEAMS) for product in _by_words().get(key, ()))
    return tuple(product for product in named if product is not None)


@cache
def _by_name() -> dict[str, Product]:
    return {product.name: product for product in PRODUCTS}


@cache
def _by_part_number() -> dict[str, Product]:
    return {part.casefold(): product for product in PRODUCTS for part in product.parts}


@cache
def _by_words() -> dict[str, tuple[Product, ...]]:
    found: dict[str, tuple[Product, ...]] = {plain_words(product.name): (product,) for product in PRODUCTS}
    found |= {words: (product,) for product in PRODUCTS for words in product.words}
    return found | {words: tuple(_by_name()[name] for name in names) for words, names in SEVERAL.items()}
