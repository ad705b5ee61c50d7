"""A plan as a value: ordered steps, each before -> after, with its reasons. Approvers decide about its digest, nothing else.

What `before`, `after` and `settings` hold, by task (keys are stable, they are stored):

    user.create          {exists: False} -> Graph property names and values      settings: -
    user.profile         Graph property names and values                          (object: -)
    user.manager         {manager: id or None}                                    object: the manager
    licence.assign/remove {assigned: bool}                                        object: SKU id and part number
    group.add/remove, list.remove {member: bool}                                  object: the group
    access.pass          {usable: False} -> {usable: True}                        settings: minutes, once
    access.password      {changed: False} -> {changed: True}
    access.block         {accountEnabled: bool}
    access.revoke_sessions {revoked: False} -> {revoked: True}
    access.scramble_password {changed: False} -> {changed: True}
    mailbox.delegate     {full_access: bool}                                      object: who gets access
    mailbox.auto_reply   {enabled: bool, text: str}
    mailbox.hide         {hidden: bool}
    mailbox.convert_to_shared {kind: 'user' or 'shared'}
"""

from enum import StrEnum

from pydantic import AwareDatetime

from shared.domain.catalogue import CATALOGUE, Entry, Risk, Task
from shared.domain.directory import ObjectRef
from shared.domain.ids import CompanyId, PlanDigest, StepId, TenantId
from shared.domain.outcome import Reason
from shared.domain.request import Flag, Intent, Question
from shared.domain.value import Value, canonical_json, sha256_hex

Scalar = bool | int | str | None
State = dict[str, Scalar | tuple[str, ...]]


class StepMode(StrEnum):
    DO = "do"
    NOOP = "noop"  # the state already holds; shown, not done
    MANUAL = "manual"  # a person has to do it; `reason` says why


class WhySource(StrEnum):
    TICKET = "ticket"
    POLICY = "policy"
    DIRECTORY = "directory"


class Why(Value):
    """Where a step comes from: the ticket's words (`text` is the quote), the company's policy (its line) or the directory."""

    source: WhySource
    text: str


class Step(Value):
    id: StepId
    task: Task
    mode: StepMode
    subject: ObjectRef  # the user; id "" for one that user.create will make
    object: ObjectRef | None = None
    before: State = {}
    after: State = {}
    settings: State = {}
    why: tuple[Why, ...] = ()
    risk: Risk
    reason: Reason | None = None
    requires: tuple[StepId, ...] = ()  # must have succeeded
    follows: tuple[StepId, ...] = ()  # must be settled, whatever the outcome
    not_before: AwareDatetime | None = None

    @property
    def entry(self) -> Entry:
        return CATALOGUE[self.task]


class WarningCode(StrEnum):
    """What an approver has to know besides the steps."""

    DUE_IN_PAST = "due_in_past"
    SUBJECT_IS_GUEST = "subject_is_guest"
    SUBJECT_IS_DISABLED = "subject_is_disabled"
    SUBJECT_IS_SYNCED = "subject_is_synced"
    SIMILAR_NAMES = "similar_names"
    HAS_DIRECT_REPORTS = "has_direct_reports"
    OWNS_GROUPS = "owns_groups"
    LAST_SEAT = "last_seat"
    NAME_TAKEN = "name_taken"  # the first choice of the sign-in name was in use
    WORD_NOT_OURS = "word_not_ours"  # asked for something outside the catalogue
    PARTS_UNREADABLE = "parts_unreadable"
    DEAD_SKU = "dead_sku"
    NEVER_SIGNED_IN_NAME_REUSED = "name_of_deleted_user"


class PlanWarning(Value):
    code: WarningCode
    detail: str = ""


class Plan(Value):
    """Everything that would be done for one person in one tenant."""

    intent: Intent
    company: CompanyId
    tenant: TenantId
    subject: ObjectRef
    # Every address of the person, lower-case: whoever is concerned never decides, by whichever of them they are listed.
    subject_addresses: tuple[str, ...] = ()
    subject_detail: str = ""  # job title, department and creation date: tells namesakes apart
    effective_at: AwareDatetime
    start_at: AwareDatetime  # first step not before this (effective_at less the time to prepare)
    steps: tuple[Step, ...]
    warnings: tuple[PlanWarning, ...] = ()
    flags: tuple[Flag, ...] = ()
    snapshot_at: AwareDatetime
    handover_to: ObjectRef | None = None  # who receives the first sign-in; address is the mail address

    def digest(self) -> PlanDigest:
        """SHA-256 over what is decided about: everything but when the tenant was looked at."""
        document = self.model_dump(mode="json", exclude={"snapshot_at"})
        return PlanDigest(sha256_hex(canonical_json(document)))

    def step(self, step_id: StepId) -> Step:
        return next(step for step in self.steps if step.id == step_id)

    @property
    def risk(self) -> Risk:
        """The highest risk among the steps that would be done."""
        order = [Risk.LOW, Risk.MEDIUM, Risk.HIGH]
        return max((s.risk for s in self.steps if s.mode is StepMode.DO), key=order.index, default=Risk.LOW)


class RefusalCode(StrEnum):
    NOT_ALLOWED = "not_allowed"  # the company allows none of what was asked
    PROTECTED = "protected"  # break-glass or otherwise protected account
    PRIVILEGED = "privileged"  # the person holds an admin role
    HYBRID = "hybrid"  # needs on-premises AD
    ALREADY_SO = "already_so"  # nothing would change
    NOT_SUPPORTED = "not_supported"  # a kind of request this version does not carry out
    NO_ACCESS = "no_access"  # the tenant cannot be reached with our rights


class Refusal(Value):
    """Planning says no; a technician is told why."""

    code: RefusalCode
    detail: str = ""


class Questions(Value):
    """Planning needs answers from the requester first."""

    questions: tuple[Question, ...]
    flags: tuple[Flag, ...] = ()

    def digest(self) -> str:
        return sha256_hex(self.canonical())


type Planned = Plan | Questions | Refusal
