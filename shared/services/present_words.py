"""The words people read for every code of ours: one sentence or phrase for each member of each enum, and nothing else.

A test holds that no member is without words. Codes never reach a person; these do. `{…}` is filled in by whoever presents.
"""

from shared.domain.approval import Choice
from shared.domain.catalogue import Risk, Task
from shared.domain.directory import GroupKind
from shared.domain.outcome import Outcome, Reason
from shared.domain.plan import RefusalCode, WarningCode
from shared.domain.request import FlagCode, Intent
from shared.domain.run import RunStatus

# What will happen, as an instruction with its object: the line an approver reads first.
TASKS: dict[Task, str] = {
    Task.USER_CREATE: "Create the account {subject}",
    Task.USER_PROFILE: "Update the profile",
    Task.USER_MANAGER: "Set the manager: {object}",
    Task.LICENCE_ASSIGN: "Assign the licence {object}",
    Task.GROUP_ADD: "Add to {object}",
    Task.ACCESS_PASS: "Issue a temporary access pass for the first sign-in",
    Task.ACCESS_PASSWORD: "Set a random first password",
    Task.ACCESS_BLOCK: "Block sign-in",
    Task.ACCESS_REVOKE_SESSIONS: "Sign out everywhere",
    Task.ACCESS_SCRAMBLE_PASSWORD: "Replace the password by a random one that nobody knows",
    Task.GROUP_REMOVE: "Remove from {object}",
    Task.LIST_REMOVE: "Remove from {object}",
    Task.MAILBOX_DELEGATE: "Give {object} full access to the mailbox",
    Task.MAILBOX_AUTO_REPLY: "Turn on the automatic reply",
    Task.MAILBOX_HIDE: "Hide the mailbox from the address lists",
    Task.MAILBOX_CONVERT_TO_SHARED: "Convert the mailbox to a shared mailbox",
    Task.LICENCE_REMOVE: "Remove the licence {object}",
}

RISKS: dict[Risk, str] = {Risk.LOW: "low risk", Risk.MEDIUM: "medium risk", Risk.HIGH: "high risk"}

INTENTS: dict[Intent, str] = {
    Intent.ONBOARD: "Onboarding",
    Intent.OFFBOARD: "Offboarding",
    Intent.CHANGE: "Change",
    Intent.NONE: "Request",
}

GROUP_KINDS: dict[GroupKind, str] = {
    GroupKind.SECURITY: "security group",
    GroupKind.M365: "Microsoft 365 group",
    GroupKind.MAIL_SECURITY: "mail-enabled security group",
    GroupKind.DISTRIBUTION: "distribution list",
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.DONE: "done and verified",
    Outcome.ALREADY: "was so already",
    Outcome.FAILED: "failed",
    Outcome.UNVERIFIED: "not verified",
    Outcome.REFUSED: "not attempted",
    Outcome.MANUAL: "to be done by hand",
}

REASONS: dict[Reason, str] = {
    Reason.NOT_ALLOWED: "The company's configuration does not allow this.",
    Reason.PERMISSION_MISSING: "Gangway lacks a permission in this tenant. Grant it, then try again.",
    Reason.ACCESS_DENIED: "Microsoft denied us access. Check Gangway's permissions and roles in this tenant.",
    Reason.SYNCED: "It is mastered in the on-premises Active Directory and has to be changed there.",
    Reason.DYNAMIC_GROUP: "Membership follows a rule of the group; it cannot be set by hand. Change the person's attributes or the rule.",
    Reason.ROLE_ASSIGNABLE: "The group can hold admin roles; a privileged administrator has to change it.",
    Reason.INHERITED_LICENCE: "The licence comes from a group. It goes when the person leaves that group.",
    Reason.NO_SEAT: "No seat of this licence is free. Buy or free one.",
    Reason.NO_USAGE_LOCATION: "The person has no usage location, and Microsoft demands one for a licence.",
    Reason.NO_MAILBOX: "The person has no mailbox.",
    Reason.MAILBOX_TOO_LARGE: "The mailbox is larger than 50 GB, so that a shared mailbox needs a licence.",
    Reason.MAILBOX_ON_HOLD: "The mailbox is on hold, so that its licence has to stay.",
    Reason.PASS_DISABLED: "The tenant does not allow temporary access passes for this person.",
    Reason.LIST_THROUGH_EXCHANGE: "This kind of list is managed in Exchange only.",
    Reason.GUEST: "The account is a guest; its own organisation manages it.",
    Reason.PRIVILEGED: "The person holds an admin role. A privileged administrator has to do this.",
    Reason.LAST_OWNER: "The person is the last owner. Name another owner first.",
    Reason.DEPENDENCY: "A step that this one needs did not succeed.",
    Reason.MOVED: "The tenant is no longer as it was when this was approved.",
    Reason.CONFLICT: "Another object uses this value already.",
    Reason.NOT_FOUND: "It does not exist (any more).",
    Reason.NO_EFFECT: "Microsoft accepted the change, but reading back shows the old state.",
    Reason.CANNOT_READ: "The present state could not be read, so that nothing is proved.",
    Reason.THROTTLED: "Microsoft's services were too busy for as long as we tried. Try again later.",
    Reason.OUTSIDE_ERROR: "Microsoft's service answered with an error.",
    Reason.SECRET_LOST: "It was issued, but its value never reached us. Issue a new one.",
    Reason.CANCELLED: "The run was cancelled before this step.",
}

WARNINGS: dict[WarningCode, str] = {
    WarningCode.DUE_IN_PAST: "The requested date has passed: approved work starts at once",
    WarningCode.SUBJECT_IS_GUEST: "The account is a guest of another organisation",
    WarningCode.SUBJECT_IS_DISABLED: "Sign-in of this account is blocked already",
    WarningCode.SUBJECT_IS_SYNCED: "The account comes from the on-premises Active Directory; some things have to be changed there",
    WarningCode.SIMILAR_NAMES: "Other accounts have the same or a similar name, so check that this is the right one",
    WarningCode.HAS_DIRECT_REPORTS: "People report to this person and will be without a manager",
    WarningCode.OWNS_GROUPS: "The person owns groups that may be left without an owner",
    WarningCode.LAST_SEAT: "This takes the last free seat of a licence",
    WarningCode.NAME_TAKEN: "The usual sign-in name is taken, so that another one was chosen",
    WarningCode.WORD_NOT_OURS: "The ticket also asks for something that Gangway does not do",
    WarningCode.PARTS_UNREADABLE: "Part of the tenant could not be read",
    WarningCode.DEAD_SKU: "A licence is named that the tenant does not own any more",
    WarningCode.NEVER_SIGNED_IN_NAME_REUSED: "The sign-in name belonged to a deleted account: old links and shares may come back to life",
}

FLAGS: dict[FlagCode, str] = {
    FlagCode.HIDDEN_TEXT: "The ticket contains text that a reader cannot see. It was not used.",
    FlagCode.INJECTION: "The ticket gives orders to the software that reads it. They were not followed.",
    FlagCode.ENCODED_BLOCK: "The ticket contains an encoded block. It was not used.",
    FlagCode.EVIDENCE_DROPPED: "Something was read that the ticket's words do not support. It was not used.",
    FlagCode.REQUESTER_UNKNOWN: "The requester is not a known contact of the company.",
    FlagCode.REQUESTER_FOREIGN_DOMAIN: "The requester writes from an address outside the company's domains.",
    FlagCode.REQUESTER_LOOKALIKE_DOMAIN: "The requester's domain looks like the company's, but is another one. Beware of fraud.",
    FlagCode.REQUESTER_IS_SUBJECT: "The requester is the person concerned.",
    FlagCode.PRIVILEGED_ROLE_MENTIONED: "The ticket asks for an admin role. It is not part of this plan.",
    FlagCode.CLAIMED_APPROVAL: "The ticket claims that this is approved already. Only decisions made here count.",
    FlagCode.SECRET_IN_TICKET: "The ticket contains a password or another secret. It was not used; change it.",
    FlagCode.EXTERNAL_ADDRESS: "The ticket names an address outside the company's domains.",
    FlagCode.URGENCY: "The ticket presses for haste or secrecy.",
    FlagCode.SHORT_NOTICE: "The day is past, today or tomorrow.",
    FlagCode.NOT_A_WORKING_DAY: "The day is no working day in the company's country.",
    FlagCode.SIGN_IN_PROTECTION: "The ticket asks to weaken the protection of sign-ins. Gangway never does that.",
    FlagCode.REQUESTER_GAINS_ACCESS: "The requester would get this person's mail or files.",
    FlagCode.REQUESTERS_MANAGER: "The requester asks this about their own manager.",
    FlagCode.NOT_OURS: "Part of the ticket has nothing to do with joiners and leavers.",
    FlagCode.OTHER_REQUEST: "The ticket also contains another request.",
    FlagCode.ATTACHMENT_UNREAD: "A file that came with the ticket was not read. Please look into it.",
    FlagCode.ANSWERED_ON_FORM: "The requester was asked, and answered on the form behind the link on the ticket.",
    FlagCode.COMPANY_NAME_DIFFERS: "The ticket names another company than the one it was filed under.",
}

# Flags that may mean fraud stand above everything else.
ALARMING = frozenset(
    {
        FlagCode.HIDDEN_TEXT,
        FlagCode.INJECTION,
        FlagCode.REQUESTER_LOOKALIKE_DOMAIN,
        FlagCode.REQUESTER_FOREIGN_DOMAIN,
        FlagCode.EXTERNAL_ADDRESS,
        FlagCode.CLAIMED_APPROVAL,
        FlagCode.SIGN_IN_PROTECTION,
        FlagCode.REQUESTERS_MANAGER,
    }
)

REFUSALS: dict[RefusalCode, str] = {
    RefusalCode.NOT_ALLOWED: "The company's configuration allows nothing of what was asked for.",
    RefusalCode.PROTECTED: "The account is protected by the company's configuration and is never touched.",
    RefusalCode.PRIVILEGED: "The person holds an admin role. A privileged administrator has to take this on.",
    RefusalCode.HYBRID: "This has to be done in the on-premises Active Directory.",
    RefusalCode.ALREADY_SO: "Everything asked for is so already. Nothing would change.",
    RefusalCode.NOT_SUPPORTED: "Gangway does not carry out this kind of request.",
    RefusalCode.NO_ACCESS: "The company's tenant cannot be reached with Gangway's rights. Check the consent and the permissions.",
}

STATUSES: dict[RunStatus, str] = {
    RunStatus.RECEIVED: "The request is being worked out.",
    RunStatus.WAITING_FOR_ANSWER: "It waits for the requester's answer.",
    RunStatus.WAITING_FOR_APPROVAL: "It waits for a decision.",
    RunStatus.SCHEDULED: "It was approved and waits for its time.",
    RunStatus.EXECUTING: "It was approved and is being carried out.",
    RunStatus.REPORTING: "It has been carried out; the result is being reported.",
    RunStatus.COMPLETED: "Everything was done and verified.",
    RunStatus.COMPLETED_WITH_EXCEPTIONS: "It was carried out, with exceptions.",
    RunStatus.FAILED: "It failed.",
    RunStatus.REJECTED: "It was rejected. Nothing was changed.",
    RunStatus.EXPIRED: "Nobody decided in time. Nothing was changed.",
    RunStatus.CANCELLED: "It was cancelled.",
    RunStatus.LEFT_ALONE: "It is no joiner or leaver request, and the ticket was left alone.",
    RunStatus.REFUSED: "A rule forbids it. Nothing was changed.",
    RunStatus.HANDED_OVER: "A technician has to take over.",
}

CHOICES: dict[Choice, str] = {Choice.APPROVE: "approved", Choice.REJECT: "rejected"}

# Codes of `Run.why` besides those of refusals. An unknown one says nothing rather than showing itself.
WHYS: dict[str, str] = {
    "ticket_unreadable": "The desk does not give the ticket.",
    "withdrawn": "The request was withdrawn on the ticket.",
    "rejected": "It was rejected.",
    "no_decision": "Nobody decided in time.",
    "engine": "The workflow engine failed again and again.",
    "outside": "A system that this depends on refused for good.",
    "internal": "Gangway met a fault of its own. Its log has the details.",
    "tenant_changed": "The company was given another tenant after this was approved.",
    "needs_technician": "The ticket could not be read with certainty.",
    "too_large": "The ticket holds more text than is read of one, so nothing of it was acted upon.",
    "model_budget_used": "The ticket needs the language model, and the company's tokens for the day are used up.",
    "not_ours": "The ticket does not ask for a joiner, a leaver or a change.",
    "unknown_company": "The ticket's company is not mapped to any company in Gangway's configuration.",
    "will_not_start": "Another ticket says that this person will not start. No account is made.",
    "start_cancelled": "The person has no account yet. The onboarding that was waiting is cancelled, and nothing was changed.",
    "unanswered": "The requester did not answer in time.",
    "no_approver": "Too few people are left who may decide, because the requester and the person concerned never do. Change the company's approvers.",
}
