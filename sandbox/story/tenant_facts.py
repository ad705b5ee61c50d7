"""Two looks at the simulated tenants compared: every single fact that is another one now. Pure; knows the shape of the state dump."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

type Fact = bool | int | str | tuple[str, ...] | None
type Item = Mapping[str, Any]


@dataclass(frozen=True, order=True)
class Place:
    """Where a fact belongs: `subject` is a sign-in name, a group's or a licence's name."""

    tenant: str
    subject: str
    aspect: str


type Facts = dict[Place, Fact]


@dataclass(frozen=True)
class Difference:
    place: Place
    before: Fact
    after: Fact


def facts_of(dump: Item) -> Facts:
    """Everything that a run could touch, in every tenant, and much that it must not."""
    facts: Facts = {}
    for tenant in dump["tenants"]:
        for subject, aspect, fact in _facts_of_tenant(tenant):
            facts[Place(tenant["name"], subject, aspect)] = fact
    return facts


def differences(before: Facts, after: Facts) -> list[Difference]:
    """What is empty counts as not there: a new mailbox without a forward has changed nothing about forwards."""
    places = sorted({*before, *after})
    found = (Difference(place, before.get(place), after.get(place)) for place in places)
    return [each for each in found if each.before != each.after and (each.before or each.after)]


def _facts_of_tenant(tenant: Item) -> Iterator[tuple[str, str, Fact]]:
    groups = {group["id"]: str(group["name"]) for group in tenant["groups"]}
    people = {user["id"] for user in tenant["users"]}
    for user in tenant["users"]:
        yield from ((user["upn"], aspect, fact) for aspect, fact in _facts_of_user(user, groups))
    for user in tenant["deleted_users"]:
        yield user["upn"], "deleted", user["id"]
    for group in tenant["groups"]:
        yield group["id"], "owners", _names(group["owners"])
        yield group["id"], "members that are no users", _names(m for m in group["members"] if m["id"] not in people)
    for sku in tenant["skus"]:
        yield sku["part_number"], "seats used", sku["used"]
    yield "directory roles", "holders", tuple(sorted(f"{r['principal_id']} {r['role']}" for r in tenant["roles"]))


def _facts_of_user(user: Item, groups: Mapping[str, str]) -> Iterator[tuple[str, Fact]]:
    for name, value in user["props"].items():
        yield name, tuple(value) if isinstance(value, list) else value
    yield "manager", (user["manager"] or {}).get("name")
    yield "licences", tuple(sorted(str(held["part_number"]) for held in user["licences"]))
    # Two groups may have one name: the id tells them apart where it matters, the name is what people know.
    yield "groups", tuple(sorted(groups.get(key, key) for key in user["groups"]))
    yield "sessions valid from", user["sessions_valid_from"]
    yield "password changed", user["password_changed_at"]
    yield "access passes", len(user["passes"])
    for name, value in (user["mailbox"] or {}).items():
        fact = value != "Disabled" if name == "auto_reply" else value
        yield f"mailbox {name.replace('_', ' ')}", tuple(sorted(fact)) if isinstance(fact, list) else fact


def _names(people: Any) -> tuple[str, ...]:
    return tuple(sorted(str(person["name"]) for person in people))


def describe(difference: Difference) -> str:
    """The difference in words: what was and what is; of lists only what came and went."""
    before, after = difference.before, difference.after
    if isinstance(before, tuple) or isinstance(after, tuple):
        old, new = set(_tuple(before)), set(_tuple(after))
        parts = [f"- {name}" for name in sorted(old - new)] + [f"+ {name}" for name in sorted(new - old)]
        return f"{difference.place.aspect}: {', '.join(parts)}"
    if before in (None, ""):
        return f"{difference.place.aspect}: + {_word(after)}"
    return f"{difference.place.aspect}: {_word(before)} -> {_word(after)}"


def _tuple(fact: Fact) -> tuple[str, ...]:
    return fact if isinstance(fact, tuple) else ()


def _word(fact: Fact) -> str:
    if fact is None or fact == "":
        return "-"
    return str(fact).lower() if isinstance(fact, bool) else str(fact)
