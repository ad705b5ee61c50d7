"""Whether the simulated world is here: it is part of the source tree and of the development packages, not of what is deployed."""

import importlib

from cli.endings import fail


def sandbox_or_explain() -> None:
    """Return when the sandbox can be imported; else say what to do."""
    try:
        importlib.import_module("sandbox.world")
    except ModuleNotFoundError as missing:
        fail(
            f"this command needs the simulated world, and '{missing.name}' is not installed here: "
            "run it in a checkout of the source, after `make install`"
        )
