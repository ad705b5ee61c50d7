"""Decisions in words: who decided what, and when."""

from shared.domain.approval import Decision
from shared.domain.policy import Company
from shared.services.present_text import moment, one_line, quote
from shared.services.present_words import CHOICES


def decided_line(decision: Decision, company: Company) -> str:
    """`Approved by Ruth Adeyemi (ruth@msp.example) on Tuesday 24 November 2026, 16:00 (…).`"""
    by = approver_name(decision.approver, company)
    return f"{CHOICES[decision.choice].capitalize()} by {by} on {moment(decision.decided_at, company.zone)}."


def reason_line(decision: Decision) -> str:
    """What the approver gave as reason, or nothing."""
    return f"Reason: “{quote(decision.reason)}”" if decision.reason else ""


def approver_name(address: str, company: Company) -> str:
    """The name with the address; the address alone for somebody who is no approver any more."""
    name = next((p.name for p in company.approval.approvers if p.email.casefold() == address.casefold()), "")
    return f"{one_line(name)} ({one_line(address)})" if name else one_line(address)
