"""The leaver's mailbox: auto-reply, delegate, hidden, converted. Nothing of it without a mailbox."""

from shared.domain.catalogue import Task
from shared.domain.directory import Mailbox, MailboxAccess, MailboxKind, ObjectRef, UserState
from shared.domain.ids import StepId
from shared.domain.outcome import Reason
from shared.domain.plan import Step, Why, WhySource
from shared.domain.planning.people import one_person
from shared.domain.planning.steps import StepMaker
from shared.domain.policy import DelegateRule
from shared.domain.request import Asked, Question, Request

# Above this a shared mailbox still needs a licence (Exchange Online limits).
SHARED_LIMIT_BYTES = 50 * 1024**3


def add_mailbox_steps(
    maker: StepMaker, request: Request, user: UserState, access: tuple[StepId, ...]
) -> list[Question]:
    mailbox = maker.snapshot.mailbox
    if mailbox is None and maker.snapshot.mailbox_access is MailboxAccess.OK:
        return []
    delegate = choose_delegate(maker, request, user)
    if isinstance(delegate, Question):
        return [delegate]
    known = mailbox or Mailbox(identity=user.brief.id, kind=MailboxKind.USER)
    _add_auto_reply(maker, request, known, delegate, access)
    if delegate is not None:
        _add_delegate(maker, known, *delegate, access)
    _add_hide(maker, known, user, access)
    _add_convert(maker, request, known, user, access)
    return []


def choose_delegate(maker: StepMaker, request: Request, user: UserState) -> tuple[ObjectRef, Why] | Question | None:
    """Who gets the mailbox: whom the ticket names, else the manager where the policy says so, else nobody."""
    if not maker.allows(Task.MAILBOX_DELEGATE):
        return None
    if request.mailbox_delegate is not None:
        found = one_person("mailbox_delegate", request.mailbox_delegate, maker.snapshot.mentions)
        if isinstance(found, Question):
            return found
        if found.id == user.brief.id:
            return Question(field="mailbox_delegate", why=Asked.UNCLEAR, quote=request.mailbox_delegate.quote)
        return found.ref(), Why(source=WhySource.TICKET, text=request.mailbox_delegate.quote)
    if maker.company.offboarding.delegate is DelegateRule.MANAGER and user.manager is not None:
        return user.manager, Why(source=WhySource.POLICY, text="the manager gets the mailbox")
    return None


def _add_auto_reply(
    maker: StepMaker,
    request: Request,
    mailbox: Mailbox,
    delegate: tuple[ObjectRef, Why] | None,
    access: tuple[StepId, ...],
) -> None:
    template = maker.company.offboarding.auto_reply
    said = request.auto_reply
    if not maker.allows(Task.MAILBOX_AUTO_REPLY) or (said is None and template is None):
        return
    if said is not None:
        text, why = said.value, Why(source=WhySource.TICKET, text=said.quote)
    else:
        words = {"{name}": maker.subject.name, "{company}": maker.company.name}
        words["{delegate}"] = delegate[0].name if delegate else maker.company.name
        text = template or ""
        for placeholder, value in words.items():
            text = text.replace(placeholder, value)
        why = Why(source=WhySource.POLICY, text="automatic reply of the company")
    maker.add(
        Task.MAILBOX_AUTO_REPLY,
        before={"enabled": mailbox.auto_reply_enabled, "text": mailbox.auto_reply_text},
        after={"enabled": True, "text": text},
        why=(why,),
        follows=access,
    )


def _add_delegate(maker: StepMaker, mailbox: Mailbox, who: ObjectRef, why: Why, access: tuple[StepId, ...]) -> None:
    names = {who.id.casefold(), who.address.casefold()}
    has = bool(names & set(mailbox.full_access))
    maker.add(
        Task.MAILBOX_DELEGATE,
        before={"full_access": has},
        after={"full_access": True},
        why=(why,),
        object=who,
        follows=access,
    )


def _add_hide(maker: StepMaker, mailbox: Mailbox, user: UserState, access: tuple[StepId, ...]) -> None:
    if not maker.allows(Task.MAILBOX_HIDE) or not maker.company.offboarding.hide_from_address_lists:
        return
    maker.add(
        Task.MAILBOX_HIDE,
        before={"hidden": mailbox.is_hidden},
        after={"hidden": True},
        why=(Why(source=WhySource.POLICY, text="leavers are hidden from the address lists"),),
        # For a synced user the attribute is mastered on-premises (msExchHideFromAddressLists).
        reason=Reason.SYNCED if user.brief.is_synced else None,
        follows=access,
    )


def _add_convert(
    maker: StepMaker, request: Request, mailbox: Mailbox, user: UserState, access: tuple[StepId, ...]
) -> Step | None:
    said = request.convert_to_shared
    wanted = said.value if said is not None else maker.company.offboarding.convert_to_shared
    if not maker.allows(Task.MAILBOX_CONVERT_TO_SHARED) or not wanted:
        return None
    text = said.quote if said is not None else "leavers' mailboxes become shared"
    source = WhySource.TICKET if said is not None else WhySource.POLICY
    return maker.add(
        Task.MAILBOX_CONVERT_TO_SHARED,
        before={"kind": mailbox.kind.value},
        after={"kind": MailboxKind.SHARED.value},
        why=(Why(source=source, text=text),),
        reason=Reason.SYNCED if user.brief.is_synced else None,
        follows=access,
    )


def keeps_needing_licence(mailbox: Mailbox, unreadable: tuple[str, ...]) -> Reason | None:
    """Why the mailbox must keep its licence even when it is shared. A size that could not be read may be any size."""
    if mailbox.has_litigation_hold or mailbox.has_archive:
        return Reason.MAILBOX_ON_HOLD
    if mailbox.size_bytes is None and "mailbox_size" in unreadable:
        return Reason.CANNOT_READ
    too_large = mailbox.size_bytes is not None and mailbox.size_bytes > SHARED_LIMIT_BYTES
    return Reason.MAILBOX_TOO_LARGE if too_large else None
