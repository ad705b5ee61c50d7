"""Checks the parameters of a cmdlet against what it takes, and refuses the rest in Exchange's words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sandbox.cloud.exchange.errors import PARAMETER_BINDING, PARAMETER_VALUE, ExchangeError, refused, unknown_parameters

HASHTABLE = "#Exchange.GenericHashTable"
# Taken by every cmdlet and without meaning here.
COMMON = frozenset({"confirm", "erroraction", "warningaction", "force"})


class Kind(StrEnum):
    """What a parameter's value may be; the value is the .NET type that the refusal names."""

    TEXT = "System.String"
    IDENTITY = "Microsoft.Exchange.Configuration.Tasks.RecipientIdParameter"
    OPTIONAL_IDENTITY = "Microsoft.Exchange.Configuration.Tasks.RecipientIdParameter?"
    """May also be null, which clears it."""
    BOOLEAN = "System.Boolean"
    SWITCH = "System.Management.Automation.SwitchParameter"
    CHOICE = "System.Enum"
    CHOICES = "System.Enum[]"
    MOMENT = "System.DateTime"
    SIZE = "Microsoft.Exchange.Data.Unlimited`1[System.UInt32]"
    MULTIVALUED = "Microsoft.Exchange.Data.MultiValuedProperty"


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    kind: Kind
    is_mandatory: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A multivalued parameter: replaced as a whole, or added to and removed from."""

    replace: tuple[str, ...] | None = None
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


def bind(known: tuple[Parameter, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """Values by their proper names; raises ExchangeError. Names are case-insensitive, as in PowerShell."""
    by_name = {parameter.name.casefold(): parameter for parameter in known}
    unknown = [name for name in given if name.casefold() not in by_name and name.casefold() not in COMMON]
    if unknown:
        raise unknown_parameters(*unknown)
    bound: dict[str, Any] = {}
    for name, value in given.items():
        parameter = by_name.get(name.casefold())
        if parameter is not None:
            bound[parameter.name] = _CONVERTERS[parameter.kind](parameter, value)
    missing = [parameter.name for parameter in known if parameter.is_mandatory and parameter.name not in bound]
    if missing:
        names = " ".join(missing)
        text = f"Cannot process command because of one or more missing mandatory parameters: {names}."
        raise refused(PARAMETER_BINDING, text)
    return bound


def _text(parameter: Parameter, value: Any) -> str:
    text = _string(parameter, value)
    if not text.strip():
        wording = f"Cannot bind argument to parameter '{parameter.name}' because it is an empty string."
        raise refused(PARAMETER_BINDING, wording)
    return text.strip()


def _optional_text(parameter: Parameter, value: Any) -> str | None:
    return None if value is None else _text(parameter, value)


def _string(parameter: Parameter, value: Any) -> str:
    if isinstance(value, str):
        return value
    raise _wrong(parameter, value)


def _boolean(parameter: Parameter, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise _wrong(parameter, value)


def _choice(parameter: Parameter, value: Any) -> str:
    for choice in parameter.choices:
        if isinstance(value, str) and choice.casefold() == value.casefold():
            return choice
    listed = ", ".join(parameter.choices)
    hint = (
        f"Unable to match the identifier name {value} to a valid enumerator name. Specify one of the following "
        f"enumerator names and try again: {listed}"
    )
    raise _wrong(parameter, value, hint)


def _choices(parameter: Parameter, value: Any) -> list[str]:
    return [_choice(parameter, one) for one in (value if isinstance(value, list) else [value])]


def _moment(parameter: Parameter, value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError as problem:
        raise _wrong(parameter, value) from problem
    # Exchange takes a time without offset as its server's, which is UTC.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _size(parameter: Parameter, value: Any) -> int | None:
    if str(value).casefold() == "unlimited":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and int(value) > 0:
        return int(value)
    raise _wrong(parameter, value)


def _change(parameter: Parameter, value: Any) -> Change:
    if value is None:
        return Change(replace=())
    if not isinstance(value, dict):
        return Change(replace=_strings(parameter, value))
    if value.get("@odata.type") != HASHTABLE:
        raise _wrong(parameter, value)
    parts = {key.casefold(): _strings(parameter, part) for key, part in value.items() if not key.startswith("@")}
    unknown = set(parts) - {"add", "remove"}
    if unknown:
        raise _wrong(parameter, value)
    return Change(add=parts.get("add", ()), remove=parts.get("remove", ()))


def _strings(parameter: Parameter, value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) and one.strip() for one in values):
        raise _wrong(parameter, value)
    return tuple(values)


def _wrong(parameter: Parameter, value: Any, hint: str = "") -> ExchangeError:
    text = (
        f"Cannot process argument transformation on parameter '{parameter.name}'. Cannot convert value \"{value}\" to "
        f'type "{parameter.kind.value.rstrip("?")}".'
    )
    return refused(PARAMETER_VALUE, f'{text} Error: "{hint}"' if hint else text)


_CONVERTERS: dict[Kind, Callable[[Parameter, Any], Any]] = {
    Kind.IDENTITY: _text,
    Kind.OPTIONAL_IDENTITY: _optional_text,
    Kind.TEXT: _string,
    Kind.BOOLEAN: _boolean,
    Kind.SWITCH: _boolean,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.MOMENT: _moment,
    Kind.SIZE: _size,
    Kind.MULTIVALUED: _change,
}
