"""Values as Exchange writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.adapters.exchange.readings import (
    gives_full_access,
    mailbox_kind,
    reply_as_html,
    reply_as_text,
    reply_is_on,
    size_in_bytes,
)
from shared.domain.directory import MailboxKind

LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("2.5 GB (2,684,354,560 bytes)", 2684354560),
        ("2,5 GB (2.684.354.560 bytes)", 2684354560),
        ("2,5 GB (2\u00a0684\u00a0354\u00a0560 bytes)", 2684354560),
        ("2.5 GB (2'684'354'560 bytes)", 2684354560),
        ("0 B (0 bytes)", 0),
        ({"Value": "1 KB (1,024 bytes)"}, 1024),
        ("Unlimited", None),
        (None, None),
    ],
)
def test_a_size_is_read_in_any_culture(size, expected):
    assert size_in_bytes({"TotalItemSize": size}) == expected


@given(st.lists(LINE, max_size=4))
def test_a_reply_reads_as_it_was_written(lines):
    text = "\n".join(lines)

    read = reply_as_text(reply_as_html(text))

    assert " ".join(read.split()) == " ".join(text.split())


def test_a_reply_as_outlook_writes_it_is_plain_words():
    message = (
        "<html>\r\n<head><style>p {color:red}</style></head>\r\n<body>\r\n<div>Dana has left &amp; gone.</div>"
        "<p>Write to <b>Marisol</b>.</p>\r\n</body>\r\n</html>\r\n"
    )

    assert reply_as_text(message).split("\n") == ["Dana has left & gone.", "Write to Marisol."]


def test_markup_in_a_planned_reply_stays_text():
    assert "<script>" not in reply_as_html("<script>alert(1)</script>")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"AccessRights": ["FullAccess"]}, True),
        ({"AccessRights": "FullAccess, ReadPermission"}, True),
        ({"AccessRights": ["ReadPermission"]}, False),
        ({"AccessRights": ["FullAccess"], "Deny": True}, False),
        ({}, False),
    ],
)
def test_full_access_is_what_gives_and_does_not_deny(row, expected):
    assert gives_full_access(row) is expected


def test_kinds_and_states_are_read_by_their_names():
    assert mailbox_kind({"RecipientTypeDetails": "SharedMailbox"}) is MailboxKind.SHARED
    assert mailbox_kind({"RecipientTypeDetails": "RoomMailbox"}) is MailboxKind.OTHER
    assert mailbox_kind({}) is MailboxKind.OTHER
    assert [reply_is_on({"AutoReplyState": s}) for s in ("Enabled", "Scheduled", "Disabled", None)] == [
        True,
        True,
        False,
        False,
    ]
