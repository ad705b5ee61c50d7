"""A cmdlet call as a batch item. The sender adds tenant and host; nothing here knows them."""

from shared.adapters.batch.item import Effect, Item
from shared.domain.directory import ObjectRef

INVOKE = "InvokeCommand"
ANCHOR = "X-AnchorMailbox"


class ExchangeCalls:
    """Builds cmdlet calls. Objects are named by directory object id, which Exchange takes as identity everywhere.

    `about` is the person whose mailbox is concerned, None where none is.
    """

    def get(self, cmdlet: str, about: ObjectRef | None, **parameters: object) -> Item:
        return _item(cmdlet, Effect.READ, about, parameters)

    def write(self, cmdlet: str, about: ObjectRef | None, **parameters: object) -> Item:
        # Over REST nobody can answer a prompt.
        return _item(cmdlet, Effect.WRITE, about, {**parameters, "Confirm": False})


def _item(cmdlet: str, effect: Effect, about: ObjectRef | None, parameters: dict[str, object]) -> Item:
    empty = [name for name, value in parameters.items() if isinstance(value, str) and not value.strip()]
    if empty and cmdlet != "Set-MailboxAutoReplyConfiguration":
        # An empty target makes some cmdlets act on everything (KelvinTegelaar/CIPP#905).
        raise ValueError(f"{cmdlet} was built with an empty {', '.join(empty)}; it is not sent")
    headers = {"X-CmdletName": cmdlet, **_anchor(about)}
    body: dict[str, object] = {"CmdletInput": {"CmdletName": cmdlet, "Parameters": parameters}}
    return Item("POST", INVOKE, effect, headers, body)


def _anchor(about: ObjectRef | None) -> dict[str, str]:
    """Routes the call to the server that holds the mailbox; without it the whole organisation's mailbox is taken."""
    address = about.address if about else ""
    plain = address.isascii() and address.isprintable() and " " not in address and address.count("@") == 1
    return {ANCHOR: f"UPN:{address}"} if plain else {}
