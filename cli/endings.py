"""How a command ends: exit codes, and one clear line on standard error instead of a traceback for everything that was foreseen."""

import sys
from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from typing import NoReturn

import typer

from shared.domain.errors import ConfigurationError, GangwayError, NotFoundError, OutsideError


class Ending(IntEnum):
    """0 it is so; 1 a check failed; 2 the command, a file or the settings are wrong, or what is outside did not answer."""

    OK = 0
    CHECK_FAILED = 1
    WRONG = 2


def fail(*sentences: str, ending: Ending = Ending.WRONG) -> NoReturn:
    """Say why, one line each, and end."""
    for sentence in sentences:
        print(f"error: {sentence}", file=sys.stderr)
    raise typer.Exit(int(ending))


def plainly[**P, T](command: Callable[P, T]) -> Callable[P, T]:
    """Around every command."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except ConfigurationError as wrong:
            fail(*wrong.problems)
        except NotFoundError as missing:
            fail(str(missing))
        except OutsideError as fault:
            fail(f"{fault} ({fault.code})" if fault.code else str(fault))
        except GangwayError as fault:
            fail(str(fault))
        except BrokenPipeError:
            # `gangway runs list | head`: whoever read has enough.
            sys.stderr.close()
            raise typer.Exit(int(Ending.OK)) from None

    return run
