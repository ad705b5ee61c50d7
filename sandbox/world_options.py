"""What the simulated world can be told: ports, folder, companies. Values only; `world.py` starts things."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from sandbox.azurite import Azurite
from sandbox.cloud.serve import CloudHandle
from sandbox.inbox import InboxHandle
from sandbox.reader import ReaderHandle
from shared.domain.policy import Company, Connection
from shared.settings import Settings, variable

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = Path(__file__).resolve().parent / "examples"
# What a real model takes; where GANGWAY_LLM names one, it reads instead of the sandbox's rules.
MODEL_SETTINGS = tuple(variable(name) for name in ("llm", "llm_base_url", "llm_model", "llm_api_key"))


@dataclass(frozen=True)
class WorldPorts:
    """0 means any free port."""

    host: int = 0
    login: int = 0
    cloud: int = 0
    desk: int = 0
    inbox: int = 0
    smtp: int = 0
    reader: int = 0
    tenants: int = 0


# Where `gangway sandbox` puts things, so that its addresses can be bookmarked.
KNOWN_PORTS = WorldPorts(host=7071, desk=7072, inbox=7073, reader=7074, tenants=7075, smtp=7025, cloud=7080, login=7443)


def example_companies() -> tuple[Company, ...]:
    return tuple(Company.model_validate(_document(path)) for path in sorted((EXAMPLES / "companies").glob("*.yaml")))


def example_connection() -> Connection:
    return Connection.model_validate(_document(EXAMPLES / "connections" / "desk.yaml"))


def _document(path: Path) -> object:
    return yaml.safe_load(path.read_text("utf-8"))


@dataclass(frozen=True)
class WorldOptions:
    """`folder` receives logs, keys and the CA's certificate; without one a temporary folder does."""

    ports: WorldPorts = WorldPorts()
    folder: Path | None = None
    companies: Sequence[Company] = field(default_factory=example_companies)
    log_level: str = "info"
    storage_log: Path | None = None  # receives a line for each request to the storage
    more: Mapping[str, str] = field(
        default_factory=dict
    )  # environment of the host's processes, over what the world sets


def model_environment(reader: ReaderHandle) -> dict[str, str]:
    """A real model where the caller's environment names one, else the sandbox's endpoint that answers from rules."""
    given = {name: os.environ[name] for name in MODEL_SETTINGS if os.environ.get(name)}
    if given.get(variable("llm"), "none") != "none":
        return given
    return {
        variable("llm"): "openai",
        variable("llm_base_url"): reader.base_url,
        variable("llm_model"): reader.model,
        variable("llm_api_key"): "sandbox",
    }


def product_environment(
    *, cloud: CloudHandle, inbox: InboxHandle, reader: ReaderHandle, azurite: Azurite, url: str, signing_key: str
) -> dict[str, str]:
    """The product's settings that point it at this world. Settings that it does not use are empty, so that no file fills them in."""
    unset = {variable(name): "" for name in Settings.model_fields}
    return {
        **unset,
        **cloud.environment(),
        **model_environment(reader),
        variable("home_tenant"): cloud.home_tenant,
        variable("storage"): azurite.connection_string,
        variable("public_url"): url,
        variable("mail"): "smtp",
        variable("smtp_host"): inbox.smtp_host,
        variable("smtp_port"): str(inbox.smtp_port),
        variable("mail_from"): "gangway@harbourline.example",
        variable("signing_keys"): signing_key,
        "AzureWebJobsStorage": azurite.connection_string,
    }
