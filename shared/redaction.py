"""Takes secrets out of what is logged: by the name of a field, and by the form of a text. Pure.

The last line of defence. Nothing is meant to log a secret in the first place.
"""

import re
from collections.abc import Mapping

HIDDEN = "[hidden]"
DEEPEST = 6

# Names whose values are never shown. `code` alone is often an error code; the one-time code of a sign-in stands in URLs.
_SECRET_NAMES = re.compile(
    r"pass(word|wd|code)?$|secret|token|authoriz|api[_-]?key|signing[_-]?key|account[_-]?key|private[_-]?key|functions[_-]key|"
    r"cookie|credential|signature|assertion|connection[_-]?string|^temporary_?access|^body$|^content$",
    re.IGNORECASE,
)
_HARMLESS_NAMES = frozenset({"tokens", "token_count", "credential_kind", "prompt_tokens", "completion_tokens"})

_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"-----BEGIN [A-Z ]+-----.*?(-----END [A-Z ]+-----|\Z)", re.DOTALL), HIDDEN),
    # JSON Web Tokens, wherever they stand.
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)*"), HIDDEN),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{6,}"), rf"\1 {HIDDEN}"),
    (re.compile(r"(?i)\b(AccountKey|SharedAccessKey|SharedAccessSignature)=[^;\s\"']+"), rf"\1={HIDDEN}"),
    # Our own links: who has the token can decide or reveal.
    (re.compile(r"(?i)(/(?:approvals|answers|handover|rmm)/)[^/\s?#\"'<>]+"), rf"\1{HIDDEN}"),
    # Query strings of others: function keys, SAS signatures, sign-in codes, states.
    (
        re.compile(
            r"(?i)([?&](?:code|sig|signature|token|access_token|client_secret|client_assertion|state|key|api[_-]?key)=)[^&\s#\"'<>]+"
        ),
        rf"\1{HIDDEN}",
    ),
    # Headers and fields written as text: name: value, name=value, "name": "value".
    (
        re.compile(
            r"(?i)([\"']?\b(?:x-functions-key|x-gangway-signature|api[_-]?key|authorization|client_secret|client_assertion|"
            r"password|temporaryAccessPass|secret)[\"']?\s*[:=]\s*[\"']?)(?!\[hidden\])(?:(?:bearer|basic)\s+)?[^\s\"',;}&]+"
        ),
        rf"\1{HIDDEN}",
    ),
)


def redact_text(text: str) -> str:
    for form, instead in _FORMS:
        text = form.sub(instead, text)
    return text


def redact(name: str, value: object, depth: int = 0) -> object:
    """A value as it may be logged under that name."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if is_secret_name(name) or depth >= DEEPEST:
        return HIDDEN if value else value
    if isinstance(value, Mapping):
        return {str(key): redact(str(key), inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [redact("", inner, depth + 1) for inner in value]
    return redact_text(str(value))


def is_secret_name(name: str) -> bool:
    return name.casefold() not in _HARMLESS_NAMES and _SECRET_NAMES.search(name) is not None
