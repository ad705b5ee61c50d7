"""The simulated cloud and a directory on it, for the tests of the tenant's adapters."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import SecretStr

from sandbox.cloud.seed import BRIGHTFORK
from sandbox.cloud.serve import CloudHandle
from shared.adapters.entra.access import CredentialKind, TenantAccess
from shared.adapters.tenant import TenantDirectory
from shared.clouds import CLOUDS, CloudName
from shared.domain.catalogue import CATALOGUE, Task
from shared.domain.directory import ObjectRef
from shared.domain.ids import ObjectId, StepId, TenantId
from shared.domain.plan import Step, StepMode

TENANT = TenantId(BRIGHTFORK)


class CloudClock:
    """The simulator's clock as a Clock, so that both tell the same time."""

    def __init__(self, cloud: CloudHandle) -> None:
        self._cloud = cloud

    def now(self):
        return self._cloud.state.now()


def an_access(cloud: CloudHandle, **over) -> TenantAccess:
    hosts = CLOUDS[CloudName.PUBLIC].model_copy(
        update={"login_url": cloud.login_url, "graph_url": cloud.graph_url, "exchange_url": cloud.exchange_url}
    )
    given = {
        "app_id": cloud.app_id,
        "credential": CredentialKind.SECRET,
        "secret": SecretStr(cloud.app_secret),
        "hosts": hosts,
        "ca_bundle": str(cloud.ca_bundle),
    }
    return TenantAccess(**{**given, **over})


@contextmanager
def a_directory(cloud: CloudHandle, **over) -> Iterator[TenantDirectory]:
    directory = TenantDirectory(an_access(cloud), CloudClock(cloud), **{"sleep": lambda _: None, **over})
    try:
        yield directory
    finally:
        directory.close()


def a_step(task: Task, subject: ObjectRef, **over) -> Step:
    given = {
        "id": StepId(f"{task.value}-1"),
        "task": task,
        "mode": StepMode.DO,
        "subject": subject,
        "risk": CATALOGUE[task].risk,
    }
    return Step(**{**given, **over})


def held(cloud: CloudHandle, name: str, tenant: TenantId = TENANT) -> Any:
    """The one seeded user or group of that display name, as the simulator holds it."""
    state = cloud.state.tenants[tenant]
    found: list[Any] = [*state.users.values(), *state.groups.values()]
    called = [one for one in found if one.display_name == name]
    assert len(called) == 1, f"{len(called)} objects called {name}"
    return called[0]


def ref_of(cloud: CloudHandle, name: str, tenant: TenantId = TENANT) -> ObjectRef:
    one = held(cloud, name, tenant)
    return ObjectRef(id=ObjectId(one.id), name=name, address=getattr(one, "upn", None) or one.mail or "")


def batches(cloud: CloudHandle, surface: str = "graph") -> list[Any]:
    """The HTTP requests that reached one service, in order."""
    return [entry for entry in cloud.log.entries if entry.surface == surface]
