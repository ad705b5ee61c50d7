"""Turn a delivery of the ledger into the message itself and hand it to its receiver. Links and words are made only here.

Nothing that is made here is stored: a link is signed anew for each attempt, and a secret is never part of a message.
"""

from datetime import datetime, timedelta

from shared.domain.directory import ObjectRef
from shared.domain.errors import PermanentError
from shared.domain.plan import Plan, Refusal, RefusalCode
from shared.domain.policy import Company, Person
from shared.domain.run import Delivery, DeliveryKind, Ledger, Run, RunStatus
from shared.domain.value import sha256_hex
from shared.ports import Desk, LinkClaims, LinkPurpose, Mail, NoteAudience
from shared.services.bind_step import made_user
from shared.services.compose_asking import compose_answers, compose_questions
from shared.services.documents import find_plan
from shared.services.outbox import Outbox
from shared.services.render_mails import Letter, approval_mail, handover_mail, reminder_mail
from shared.services.render_notes import internal_report_note, refusal_note
from shared.services.render_requester import public_report_note

HANDOVER_SHOWN_FOR = timedelta(days=7)
_TELLING = frozenset(RefusalCode)


def is_wanted(ledger: Ledger, delivery: Delivery) -> bool:
    """Whether anybody still needs to be asked. Reports and first sign-ins always leave; a question may be overtaken."""
    run = ledger.run
    if delivery.kind in (DeliveryKind.QUESTION_NOTE, DeliveryKind.QUESTION_REMINDER):
        return run.status is RunStatus.WAITING_FOR_ANSWER and run.asking == delivery.payload["asked"]
    if delivery.kind in (DeliveryKind.APPROVAL_MAIL, DeliveryKind.REMINDER_MAIL):
        return run.status is RunStatus.WAITING_FOR_APPROVAL and run.digest == delivery.payload["digest"]
    return True


def send(ledger: Ledger, delivery: Delivery, *, outbox: Outbox) -> None:
    """Send one message. Raises OutsideError kinds when the receiver does not take it."""
    match delivery.kind:
        case DeliveryKind.APPROVAL_MAIL | DeliveryKind.REMINDER_MAIL:
            outbox.mailer.send(_approval(ledger, delivery, outbox))
        case DeliveryKind.HANDOVER_MAIL:
            outbox.mailer.send(_handover(ledger, delivery, outbox))
        case DeliveryKind.TICKET_STATUS:
            _desk(ledger.run, outbox).set_status(ledger.run.ticket, delivery.payload["status"])
        case DeliveryKind.INTERNAL_NOTE:
            text = compose_answers(ledger.run, delivery, outbox=outbox) or _internal(ledger, outbox)
            _note(ledger, delivery, NoteAudience.INTERNAL, text, outbox)
        case DeliveryKind.PUBLIC_NOTE:
            run, company = ledger.run, _company(ledger.run, outbox)
            text = public_report_note(ledger, _plan(run, outbox), company=company)
            _note(ledger, delivery, NoteAudience.PUBLIC, text, outbox)
        case DeliveryKind.QUESTION_NOTE | DeliveryKind.QUESTION_REMINDER:
            _note(ledger, delivery, NoteAudience.PUBLIC, compose_questions(ledger.run, delivery, outbox=outbox), outbox)


def _note(ledger: Ledger, delivery: Delivery, audience: NoteAudience, text: str, outbox: Outbox) -> None:
    key = f"{ledger.run.id}-{delivery.key}"
    _desk(ledger.run, outbox).add_note(ledger.run.ticket, audience=audience, text=text, key=key)


def _desk(run: Run, outbox: Outbox) -> Desk:
    return outbox.desks.desk(outbox.connections.get(run.connection))


def _company(run: Run, outbox: Outbox) -> Company:
    if run.company is None:
        raise PermanentError("the run belongs to no company")
    return outbox.companies.get(run.company)


def _plan(run: Run, outbox: Outbox) -> Plan:
    plan = find_plan(run, runs=outbox.runs)
    if plan is None:
        raise PermanentError("the run has no plan")
    return plan


def _internal(ledger: Ledger, outbox: Outbox) -> str:
    run = ledger.run
    company = _company(run, outbox) if run.company else None
    url = f"{outbox.public_url}/api/runs/{run.id}"
    if run.status is RunStatus.REFUSED and company is not None and run.why in _TELLING:
        refusal = Refusal(code=RefusalCode(run.why), detail=run.why_detail)
        return refusal_note(ledger, refusal, company=company, run_url=url)
    plan = find_plan(run, runs=outbox.runs)
    return internal_report_note(ledger, plan, company=company, run_url=url)


def _approval(ledger: Ledger, delivery: Delivery, outbox: Outbox) -> Mail:
    """The link is good as long as the approval; what happens later is shown on its page."""
    run, company = ledger.run, _company(ledger.run, outbox)
    digest = delivery.payload["digest"]
    plan = Plan.model_validate_json(outbox.runs.get_document(run.id, digest))
    letter = _letter(_claims(run, delivery, LinkPurpose.APPROVAL, digest), delivery, run.approval_expires_at, outbox)
    make = approval_mail if delivery.kind is DeliveryKind.APPROVAL_MAIL else reminder_mail
    return make(plan, company=company, run=run, approver=_approver(company, delivery.recipient), letter=letter)


def _handover(ledger: Ledger, delivery: Delivery, outbox: Outbox) -> Mail:
    run, company = ledger.run, _company(ledger.run, outbox)
    plan = _plan(run, outbox)
    receiver = plan.handover_to or ObjectRef(id=plan.subject.id, name="", address=delivery.recipient)
    user = made_user(plan, ledger.steps) or plan.subject
    until = (run.finished_at or outbox.clock.now()) + HANDOVER_SHOWN_FOR
    letter = _letter(_claims(run, delivery, LinkPurpose.HANDOVER, delivery.payload["secret"]), delivery, until, outbox)
    return handover_mail(plan, company=company, receiver=receiver, user=user, letter=letter)


def _claims(run: Run, delivery: Delivery, purpose: LinkPurpose, digest: str) -> LinkClaims:
    return LinkClaims(purpose=purpose, run=run.id, subject=delivery.recipient.casefold(), digest=digest)


def _letter(claims: LinkClaims, delivery: Delivery, until: datetime | None, outbox: Outbox) -> Letter:
    path = {LinkPurpose.APPROVAL: "approvals", LinkPurpose.HANDOVER: "handover"}[claims.purpose]
    now = outbox.clock.now()
    return Letter(
        link=f"{outbox.public_url}/{path}/{outbox.signer.sign(claims)}",
        expires_at=until or now,
        now=now,
        # The same for every attempt: a mail server or reader that has it already recognises the second copy.
        message_id=f"<{sha256_hex(f'{claims.run}/{delivery.key}')[:32]}@gangway.invalid>",
    )


def _approver(company: Company, address: str) -> Person:
    known = (p for p in company.approval.approvers if p.email.casefold() == address.casefold())
    found = next(known, None)
    if found is None:
        raise PermanentError("this person is no longer among the company's approvers")
    return found
