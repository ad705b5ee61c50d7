"""Automatic replies and inbox rules, over HTTP."""

from sandbox.cloud.state import InboxRule
from tests.sandbox.exchange.conftest import DANA, Exchange


def test_an_automatic_reply_is_set_and_read_back_as_html(exchange: Exchange) -> None:
    text = "Dana has left. Please write to dispatch-all@brightfork.example."
    exchange.run(
        "Set-MailboxAutoReplyConfiguration",
        Identity=DANA,
        AutoReplyState="Enabled",
        InternalMessage=text,
        ExternalMessage=text,
        ExternalAudience="All",
    )

    (shown,) = exchange.run("Get-MailboxAutoReplyConfiguration", Identity=DANA)
    assert (shown["AutoReplyState"], shown["ExternalAudience"]) == ("Enabled", "All")
    assert text in shown["InternalMessage"]
    assert shown["InternalMessage"].startswith("<html>")
    assert exchange.box(DANA).auto_reply.internal_message == text


def test_the_same_reply_again_warns(exchange: Exchange) -> None:
    parameters = {"Identity": DANA, "AutoReplyState": "Enabled", "InternalMessage": "Away."}
    exchange.run("Set-MailboxAutoReplyConfiguration", **parameters)

    assert "no settings of" in exchange.warnings("Set-MailboxAutoReplyConfiguration", **parameters)[0]


def test_a_scheduled_reply_needs_an_end_after_its_start(exchange: Exchange) -> None:
    _, kind, _ = exchange.refusal(
        "Set-MailboxAutoReplyConfiguration",
        Identity=DANA,
        AutoReplyState="Scheduled",
        StartTime="2026-12-01T08:00:00Z",
        EndTime="2026-11-01T08:00:00Z",
    )
    exchange.run(
        "Set-MailboxAutoReplyConfiguration",
        Identity=DANA,
        AutoReplyState="Scheduled",
        StartTime="2026-11-01T08:00:00",
        EndTime="2026-12-01T08:00:00+01:00",
    )

    (shown,) = exchange.run("Get-MailboxAutoReplyConfiguration", Identity=DANA)
    assert kind == "RecipientTaskException"
    assert (shown["StartTime"], shown["EndTime"]) == ("2026-11-01T08:00:00Z", "2026-12-01T07:00:00Z")


def test_hidden_rules_are_shown_only_when_asked_for_and_can_be_removed(exchange: Exchange) -> None:
    exchange.box(DANA).rules = [
        InboxRule("101", "Newsletters"),
        InboxRule("102", "Copy home", is_hidden=True, details={"ForwardTo": ["dana@home.example"]}),
    ]

    plain = exchange.run("Get-InboxRule", Mailbox=DANA)
    everything = exchange.run("Get-InboxRule", Mailbox=DANA, IncludeHidden=True)
    exchange.run("Remove-InboxRule", Mailbox=DANA, Identity=everything[1]["Identity"], Confirm=False)

    assert [row["Name"] for row in plain] == ["Newsletters"]
    assert everything[1]["ForwardTo"] == ["dana@home.example"]
    assert [rule.name for rule in exchange.box(DANA).rules] == ["Newsletters"]


def test_a_rule_that_is_gone_cannot_be_removed(exchange: Exchange) -> None:
    _, kind, _ = exchange.refusal("Remove-InboxRule", Mailbox=DANA, Identity="999", Confirm=False)

    assert kind == "ManagementObjectNotFoundException"
