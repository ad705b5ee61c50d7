"""Get- and Remove-InboxRule. Hidden rules show only when asked for, as in Exchange."""

from sandbox.cloud.exchange.access import Right
from sandbox.cloud.exchange.call import Call, Cmdlet, Row, box_of
from sandbox.cloud.exchange.errors import not_found
from sandbox.cloud.exchange.parameters import Kind, Parameter
from sandbox.cloud.exchange.recipients import Recipient
from sandbox.cloud.state import InboxRule

MAILBOX = Parameter("Mailbox", Kind.IDENTITY, is_mandatory=True)


def get_inbox_rule(call: Call) -> list[Row]:
    one = call.seen_mailbox("Mailbox")
    rules = [rule for rule in box_of(one).rules if call.values.get("IncludeHidden") or not rule.is_hidden]
    if "Identity" in call.values:
        rules = [_found(rules, call.values["Identity"])]
    return [_row(one, rule, number) for number, rule in enumerate(rules, start=1)]


def remove_inbox_rule(call: Call) -> list[Row]:
    one = call.live_mailbox("Mailbox")
    rule = _found(box_of(one).rules, call.values["Identity"])
    box = call.tenant.mailboxes.change(one.id)
    box.rules = [kept for kept in box.rules if kept.id != rule.id]
    return []


def _found(rules: list[InboxRule], identity: str) -> InboxRule:
    wanted = identity.rsplit("\\", 1)[-1].casefold()
    for rule in rules:
        if wanted in (rule.id.casefold(), rule.name.casefold()):
            return rule
    raise not_found(identity)


def _row(one: Recipient, rule: InboxRule, number: int) -> Row:
    return {
        "Identity": f"{one.name}\\{rule.id}",
        "RuleIdentity": rule.id,
        "Name": rule.name,
        "Enabled": rule.is_enabled,
        "Priority": number,
        "MailboxOwnerId": one.name,
        "ForwardTo": None,
        "RedirectTo": None,
        "ForwardAsAttachmentTo": None,
        "DeleteMessage": False,
        **rule.details,
    }


CMDLETS = (
    Cmdlet(
        "Get-InboxRule",
        (MAILBOX, Parameter("Identity", Kind.IDENTITY), Parameter("IncludeHidden", Kind.SWITCH)),
        get_inbox_rule,
        Right.READ,
    ),
    Cmdlet(
        "Remove-InboxRule",
        (MAILBOX, Parameter("Identity", Kind.IDENTITY, is_mandatory=True)),
        remove_inbox_rule,
        Right.WRITE,
        confirms=True,
    ),
)
