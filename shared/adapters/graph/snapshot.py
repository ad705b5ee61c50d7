"""The Graph part of a snapshot: which reads, all of one batch, and what they add up to.

A part that cannot be read is named as unreadable and stays empty; it never empties another part.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shared.adapters.batch.answer import Answer
from shared.adapters.batch.item import Item, Json
from shared.adapters.graph.build import GraphCalls, Query
from shared.adapters.graph.filters import holders_of
from shared.adapters.graph.parse_group import parse_group
from shared.adapters.graph.parse_tenant import is_hybrid, parse_pass_policy, parse_sku, verified_domains
from shared.adapters.graph.parse_user import parse_brief, parse_user, text, texts
from shared.adapters.graph.readings import BRIEF, GROUP, PAGE, read_memberships, read_user
from shared.adapters.graph.unreadable import raise_unread
from shared.domain.catalogue import Task
from shared.domain.directory import Group, PassPolicy, Sku, SnapshotQuery, UserBrief, UserState
from shared.domain.ids import ObjectId

# Collections whose answer lists holders of addresses we might give.
_HOLDERS = ("taken_users", "taken_groups", "taken_deleted")
_NAMED = ("id", "displayName", "userPrincipalName", "mail", "proxyAddresses")


@dataclass(frozen=True, slots=True)
class GraphPart:
    subject: UserState | None = None
    manager: UserBrief | None = None
    skus: tuple[Sku, ...] = ()
    verified_domains: tuple[str, ...] = ()
    is_hybrid: bool = False
    taken: frozenset[str] = frozenset()
    pass_policy: PassPolicy | None = None
    groups: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()


def snapshot_reads(calls: GraphCalls, query: SnapshotQuery) -> dict[str, Item]:
    root = calls.root
    reads = {
        "skus": calls.get(root.subscribed_skus),
        "organization": calls.get(root.organization, Query(select=("id", "verifiedDomains", "onPremisesSyncEnabled"))),
    }
    if query.subject is not None:
        reads |= _subject_reads(calls, query.subject)
    elif Task.ACCESS_PASS in query.tasks:
        configurations = root.policies.authentication_methods_policy.authentication_method_configurations
        policy = configurations.by_authentication_method_configuration_id("TemporaryAccessPass")
        reads["pass_policy"] = calls.get(policy)
    if query.addresses:
        reads |= _address_reads(calls, query.addresses)
    for group in dict.fromkeys(query.groups):
        reads[f"group:{group}"] = calls.get(root.groups.by_group_id(group), Query(select=GROUP))
    return reads


def _subject_reads(calls: GraphCalls, subject: ObjectId) -> dict[str, Item]:
    user = calls.root.users.by_user_id(subject)
    named = Query(select=("id", "displayName", "roleTemplateId"), top=PAGE)
    return {
        "subject": read_user(calls, subject),
        "groups": read_memberships(calls, subject),
        "roles": calls.get(user.transitive_member_of.graph_directory_role, named),
        "owned_groups": calls.get(user.owned_objects.graph_group, Query(select=GROUP, top=PAGE)),
        "direct_reports": calls.get(user.direct_reports, Query(select=BRIEF, top=PAGE)),
    }


def _address_reads(calls: GraphCalls, addresses: tuple[str, ...]) -> dict[str, Item]:
    """Lists see it late, reads by sign-in name at once: both are asked."""
    root, held = calls.root, holders_of(addresses)
    deleted = root.directory.deleted_items.graph_user
    groups = Query(select=("id", "mail", "proxyAddresses"), filter=held, top=PAGE)
    reads = {
        "taken_users": calls.get(root.users, Query(select=_NAMED, filter=held, top=PAGE)),
        "taken_groups": calls.get(root.groups, groups),
        "taken_deleted": calls.get(deleted, Query(select=_NAMED, filter=held, top=PAGE, count=True)),
    }
    for address in dict.fromkeys(addresses):
        reads[f"upn:{address}"] = calls.get(root.users.by_user_id(address), Query(select=_NAMED))
    return reads


def snapshot_part(query: SnapshotQuery, answers: Mapping[str, Answer]) -> GraphPart:
    """Raises RetryableError when the person or the memberships did not answer: a plan without them would look complete."""
    for name in ("subject", "groups"):
        if name in answers and answers[name].status not in (200, 401, 403, 404):
            raise_unread(answers[name], "the person's account and memberships could not be read")
    skus = tuple(parse_sku(row) for row in _rows(answers, "skus"))
    policy = answers.get("pass_policy")
    subject = answers.get("subject")
    manager = subject.json.get("manager") if subject is not None and subject.is_ok else None
    organisations = _rows(answers, "organization")
    return GraphPart(
        subject=_subject(answers, skus),
        manager=parse_brief(manager) if isinstance(manager, dict) else None,
        skus=skus,
        verified_domains=verified_domains(organisations),
        is_hybrid=is_hybrid(organisations),
        taken=_taken(query.addresses, answers),
        pass_policy=parse_pass_policy(policy.json) if policy is not None and policy.is_ok else None,
        groups={group: _group(answers[f"group:{group}"]) for group in query.groups},
        unreadable=tuple(dict.fromkeys(_part(name) for name, answer in answers.items() if _is_unread(name, answer))),
    )


def _subject(answers: Mapping[str, Answer], skus: tuple[Sku, ...]) -> UserState | None:
    answer = answers.get("subject")
    if answer is None or not answer.is_ok:
        return None
    groups = tuple(parse_group(row) for row in _rows(answers, "groups"))
    part_numbers = {sku.id.casefold(): sku.part_number for sku in skus}
    user = parse_user(answer.json, part_numbers=part_numbers, groups=groups)
    return user.model_copy(
        update={
            "owned_groups": tuple(parse_group(row) for row in _rows(answers, "owned_groups")),
            "direct_reports": tuple(parse_brief(row).ref() for row in _rows(answers, "direct_reports")),
            "roles": tuple(text(row, "displayName") or text(row, "id") for row in _rows(answers, "roles")),
        }
    )


def _taken(addresses: tuple[str, ...], answers: Mapping[str, Answer]) -> frozenset[str]:
    """Of the names we might give, those somebody has or had: a deleted user may come back and want them."""
    direct = [answers[name].json for name in answers if name.startswith("upn:") and answers[name].is_ok]
    holders = [*direct, *(row for name in _HOLDERS for row in _rows(answers, name))]
    used = {address for row in holders for address in _addresses_of(row)}
    return frozenset({address.casefold() for address in addresses} & used)


def _addresses_of(row: Json) -> set[str]:
    upn, own_id = text(row, "userPrincipalName").casefold(), text(row, "id").replace("-", "").casefold()
    named = {upn.removeprefix(own_id), text(row, "mail").casefold()}
    aliases = {a.partition(":")[2].casefold() for a in texts(row, "proxyAddresses") if a[:5].casefold() == "smtp:"}
    return (named | aliases) - {""}


def _group(answer: Answer) -> tuple[Group, ...]:
    return (parse_group(answer.json),) if answer.is_ok else ()


def _rows(answers: Mapping[str, Answer], name: str) -> list[Json]:
    return answers[name].rows if name in answers and answers[name].is_ok else []


def _is_unread(name: str, answer: Answer) -> bool:
    """A 404 is an answer where one object was asked for: it does not exist."""
    asked_for_one = name == "subject" or name.startswith(("upn:", "group:"))
    return not answer.is_ok and not (asked_for_one and answer.status == 404)


def _part(name: str) -> str:
    kind = name.partition(":")[0]
    return {"upn": "addresses", "group": "wanted_groups"}.get(kind, "addresses" if kind in _HOLDERS else kind)
