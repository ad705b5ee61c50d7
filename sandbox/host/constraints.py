"""The inline route constraints of ASP.NET Core (`{id:int:min(1)}`), which the Functions host uses for its routes."""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID

type Check = Callable[[str], bool]

_CALL = re.compile(r"(\w+)(?:\((.*)\))?", re.DOTALL)
_BETWEEN = re.compile(r":(?![^()]*\))")
_INT32 = range(-(2**31), 2**31)
_INT64 = range(-(2**63), 2**63)


def parse_constraints(text: str) -> list[Check]:
    """All constraints of one parameter; an unknown one is an error, because the real host refuses the function."""
    return [_parse(part) for part in _BETWEEN.split(text)] if text else []


def _parse(part: str) -> Check:
    call = _CALL.fullmatch(part)
    name, argument = (call.group(1).casefold(), call.group(2)) if call else ("", None)
    if argument is None and name in _PLAIN:
        return _PLAIN[name]
    if argument is not None and name in _WITH_ARGUMENT:
        return _WITH_ARGUMENT[name](argument)
    raise ValueError(f"unknown route constraint '{part}'")


def _reads(parse: Callable[[str], object]) -> Check:
    def check(value: str) -> bool:
        try:
            parse(value)
        except (ValueError, InvalidOperation):
            return False
        return True

    return check


def _whole_number(allowed: range) -> Check:
    return lambda value: re.fullmatch(r"[+-]?[0-9]+", value) is not None and int(value) in allowed


def _min_length(argument: str) -> Check:
    least = int(argument)
    return lambda value: len(value) >= least


def _max_length(argument: str) -> Check:
    most = int(argument)
    return lambda value: len(value) <= most


def _length(argument: str) -> Check:
    bounds = [int(number) for number in argument.split(",")]
    return lambda value: bounds[0] <= len(value) <= bounds[-1]


def _min(argument: str) -> Check:
    least = int(argument)
    return lambda value: _whole_number(_INT64)(value) and int(value) >= least


def _max(argument: str) -> Check:
    most = int(argument)
    return lambda value: _whole_number(_INT64)(value) and int(value) <= most


def _range(argument: str) -> Check:
    least, most = (int(number) for number in argument.split(","))
    return lambda value: _whole_number(_INT64)(value) and least <= int(value) <= most


def _regex(argument: str) -> Check:
    pattern = re.compile(argument, re.IGNORECASE)
    return lambda value: pattern.search(value) is not None


_PLAIN: dict[str, Check] = {
    "int": _whole_number(_INT32),
    "long": _whole_number(_INT64),
    "bool": lambda value: value.casefold() in ("true", "false"),
    "decimal": _reads(Decimal),
    "double": _reads(float),
    "float": _reads(float),
    "datetime": _reads(datetime.fromisoformat),
    "guid": _reads(UUID),
    "alpha": lambda value: re.fullmatch(r"[A-Za-z]*", value) is not None,
    "required": lambda value: value != "",
}

_WITH_ARGUMENT: dict[str, Callable[[str], Check]] = {
    "minlength": _min_length,
    "maxlength": _max_length,
    "length": _length,
    "min": _min,
    "max": _max,
    "range": _range,
    "regex": _regex,
}
