"""One call of one cmdlet, as its handler sees it, and what a cmdlet is. No HTTP."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.cloud.exchange.access import Right, Session
from sandbox.cloud.exchange.errors import no_such_object, not_found
from sandbox.cloud.exchange.parameters import Parameter
from sandbox.cloud.exchange.recipients import Recipient, everybody, find, is_list, is_mailbox
from sandbox.cloud.faults import Faults
from sandbox.cloud.objects import Group
from sandbox.cloud.state import Mailbox, Tenant, View

type Row = dict[str, Any]
type Handler = Callable[["Call"], list[Row]]


@dataclass(frozen=True, slots=True)
class Cmdlet:
    name: str
    parameters: tuple[Parameter, ...]
    handler: Handler
    needs: Right
    # Asks "are you sure?" at a console; over REST nobody can answer, so Confirm must be false.
    confirms: bool = False


@dataclass(slots=True)
class Call:
    cmdlet: str
    session: Session
    values: dict[str, Any]
    warnings: list[str] = field(default_factory=list)

    @property
    def tenant(self) -> Tenant:
        return self.session.caller.tenant

    @property
    def faults(self) -> Faults:
        return self.session.faults

    @property
    def now(self) -> datetime:
        return self.tenant.clock.now()

    def seen(self) -> View:
        """What a read sees, perhaps late."""
        return self.tenant.view(self.faults.exchange_read_lag_seconds)

    def seen_recipients(self) -> list[Recipient]:
        return everybody(self.tenant, self.seen())

    def live_recipients(self) -> list[Recipient]:
        return everybody(self.tenant, self.tenant.view())

    def live_mailbox(self, parameter: str = "Identity") -> Recipient:
        """The mailbox that the parameter names, for a change."""
        return self._one([one for one in self.live_recipients() if is_mailbox(one)], parameter)

    def seen_mailbox(self, parameter: str = "Identity") -> Recipient:
        return self._one([one for one in self.seen_recipients() if is_mailbox(one)], parameter)

    def live_list(self) -> Recipient:
        return self._one([one for one in self.live_recipients() if is_list(one)], "Identity")

    def seen_list(self) -> Recipient:
        return self._one([one for one in self.seen_recipients() if is_list(one)], "Identity")

    def second(self, identity: str, candidates: list[Recipient] | None = None) -> Recipient:
        """Another object the call names: a delegate, a member, a forwarding target."""
        found = find(candidates if candidates is not None else self.live_recipients(), identity)
        if found is None:
            raise no_such_object(identity)
        return found

    def nothing_changed(self, one: Recipient) -> None:
        self.warnings.append(f"The command completed successfully but no settings of '{one.name}' have been modified.")

    def _one(self, candidates: list[Recipient], parameter: str) -> Recipient:
        identity = str(self.values[parameter])
        found = find(candidates, identity)
        if found is None:
            raise not_found(identity)
        return found


def box_of(one: Recipient) -> Mailbox:
    """The usable mailbox of a recipient that was found among mailboxes."""
    if one.mailbox is None:
        raise not_found(one.name)
    return one.mailbox


def group_of(one: Recipient) -> Group:
    """The group of a recipient that was found among lists."""
    if not isinstance(one.holder, Group):
        raise not_found(one.name)
    return one.holder
