"""App registrations, their service principals and app-role assignments as one tenant's directory holds them.

Kept apart from `state.Application`, which is what the sign-in service knows of the seeded apps. Nothing is decided here.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000"
EXCHANGE_APP_ID = "00000002-0000-0ff1-ce00-000000000000"


@dataclass
class Registration:
    """`props` is in wire form: displayName, signInAudience, appRoles, web and so on."""

    id: str
    app_id: str
    created_at: datetime
    unique_name: str | None = None
    props: dict[str, Any] = field(default_factory=dict)
    credentials: list[dict[str, Any]] = field(default_factory=list)  # federated identity credentials


@dataclass
class DirectoryPrincipal:
    """A service principal as Graph shows it; Microsoft's own ones have their permissions as app roles."""

    id: str
    app_id: str
    display_name: str
    created_at: datetime
    app_roles: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Registrations:
    applications: dict[str, Registration] = field(default_factory=dict)  # by object id
    principals: dict[str, DirectoryPrincipal] = field(default_factory=dict)  # by object id
    assignments: list[dict[str, str]] = field(default_factory=list)  # appRoleAssignment in wire form

    def by_unique_name(self, name: str) -> Registration | None:
        return next((each for each in self.applications.values() if each.unique_name == name), None)

    def by_app_id(self, app_id: str) -> Registration | None:
        return next((each for each in self.applications.values() if each.app_id == app_id), None)

    def principal_of(self, app_id: str) -> DirectoryPrincipal | None:
        return next((each for each in self.principals.values() if each.app_id == app_id), None)


def role_id(app_id: str, permission: str) -> str:
    """Made up, and the same on every start. Microsoft's own are fixed too, but nobody should know them by heart."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"sandbox/app-role/{app_id}/{permission}"))


def microsofts_own(tenant_id: str, permissions: dict[str, frozenset[str]], now: datetime) -> list[DirectoryPrincipal]:
    """Graph and Exchange are in every tenant."""
    names = {GRAPH_APP_ID: "Microsoft Graph", EXCHANGE_APP_ID: "Office 365 Exchange Online"}
    return [
        DirectoryPrincipal(
            id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"sandbox/{tenant_id}/service-principal/{app_id}")),
            app_id=app_id,
            display_name=names[app_id],
            created_at=now,
            app_roles=[
                {"id": role_id(app_id, value), "value": value, "isEnabled": True, "allowedMemberTypes": ["Application"]}
                for value in sorted(values)
            ],
        )
        for app_id, values in permissions.items()
    ]
