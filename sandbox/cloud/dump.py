"""The tenants' state as JSON for pages, demos and tests. Secrets (passes, passwords) are not in it."""

from typing import Any

from sandbox.cloud.clock import stamp
from sandbox.cloud.mailboxes import Mailbox
from sandbox.cloud.objects import Group, ServicePrincipal, Sku, User
from sandbox.cloud.roles import ROLE_NAMES
from sandbox.cloud.state import Cloud, Tenant

type Item = dict[str, Any]


def dump_cloud(cloud: Cloud) -> Item:
    return {"now": stamp(cloud.now()), "tenants": [dump_tenant(tenant) for tenant in cloud.tenants.values()]}


def dump_tenant(tenant: Tenant) -> Item:
    with tenant.lock:
        tenant.agenda.run_due()
        return {
            "id": tenant.id,
            "name": tenant.name,
            "country": tenant.country,
            "time_zone": tenant.time_zone,
            "default_domain": tenant.default_domain,
            "is_hybrid": tenant.is_hybrid,
            "skus": [_sku(tenant, sku) for sku in tenant.skus.values()],
            "users": [_user(tenant, user) for user in tenant.users.values()],
            "deleted_users": [_user(tenant, user) for user in tenant.deleted_users.values()],
            "groups": [_group(tenant, group) for group in tenant.groups.values()],
            "roles": [
                {"principal_id": held.principal_id, "role": ROLE_NAMES.get(held.role_id, held.role_id)}
                for held in tenant.roles
            ],
            "applications": [_principal(principal) for principal in tenant.service_principals.values()],
        }


def _sku(tenant: Tenant, sku: Sku) -> Item:
    used = tenant.consumed(sku.sku_id)
    return {
        "sku_id": sku.sku_id,
        "part_number": sku.part_number,
        "status": sku.status,
        "seats": sku.assignable_seats,
        "used": used,
        "free": max(sku.assignable_seats - used, 0),
    }


def _user(tenant: Tenant, user: User) -> Item:
    manager = tenant.users.get(user.manager_id or "")
    box = tenant.mailbox(user.id)
    return {
        "id": user.id,
        "upn": user.upn,
        "props": dict(user.props),
        "created_at": stamp(user.created_at),
        "deleted_at": stamp(user.deleted_at) if user.deleted_at else None,
        "manager": {"id": manager.id, "name": manager.display_name} if manager else None,
        "licences": [
            {
                "sku_id": held.sku_id,
                "part_number": tenant.skus[held.sku_id].part_number if held.sku_id in tenant.skus else None,
                "by_group": held.by_group,
                "state": held.state.value,
                "error": held.error,
            }
            for held in user.licences
        ],
        "groups": [group.id for group in tenant.view().groups_of(user.id)],
        "sessions_valid_from": stamp(user.sessions_valid_from) if user.sessions_valid_from else None,
        "password_changed_at": stamp(user.password_changed_at) if user.password_changed_at else None,
        "passes": [{"id": held.id, "starts_at": stamp(held.starts_at)} for held in user.passes],
        "mailbox": _mailbox(tenant, box) if box else None,
    }


def _mailbox(tenant: Tenant, box: Mailbox) -> Item:
    return {
        "type": tenant.mailbox_type(box).value,
        "hidden_from_gal": box.hidden_from_gal,
        "auto_reply": box.auto_reply.state.value,
        "auto_reply_message": box.auto_reply.internal_message,
        "full_access": [_name(tenant, held.trustee) for held in box.permissions if "FullAccess" in held.rights],
        "send_as": [_name(tenant, trustee) for trustee in box.send_as],
        "send_on_behalf": [_name(tenant, trustee) for trustee in box.send_on_behalf],
        "forwarding": _name(tenant, box.forwarding_address) if box.forwarding_address else box.forwarding_smtp_address,
        "size_bytes": box.size_bytes,
        "litigation_hold": box.litigation_hold,
    }


def _name(tenant: Tenant, object_id: str) -> str:
    holder = tenant.users.get(object_id) or tenant.groups.get(object_id)
    return holder.display_name if holder else object_id


def _group(tenant: Tenant, group: Group) -> Item:
    return {
        "id": group.id,
        "name": group.display_name,
        "kind": group.kind.value,
        "mail": group.mail,
        "is_dynamic": group.is_dynamic,
        "is_synced": group.is_synced,
        "is_role_assignable": group.is_role_assignable,
        "has_team": group.has_team,
        "licences": list(group.licences),
        "members": [{"id": member, "name": _name(tenant, member)} for member in group.members],
        "owners": [{"id": owner, "name": _name(tenant, owner)} for owner in group.owners],
    }


def _principal(principal: ServicePrincipal) -> Item:
    return {
        "app_id": principal.app_id,
        "name": principal.display_name,
        "graph_permissions": sorted(principal.graph_permissions),
        "exchange_permissions": sorted(principal.exchange_permissions),
    }
