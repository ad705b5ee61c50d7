"""Rules for user principal names, nicknames and passwords, and the search for somebody who already has them."""

import re

from sandbox.cloud.graph.errors import bad_request, conflict, invalid_value
from sandbox.cloud.state import Tenant

# Graph user reference: A-Z a-z 0-9 ' . - _ ! # ^ ~ and no accents.
_LOCAL_PART = re.compile(r"[A-Za-z0-9'._!#^~-]{1,64}")
_NICKNAME = re.compile(r"""[^\s@()\\\[\]";:<>,]{1,64}""")


def check_upn(tenant: Tenant, upn: str, *, besides: str | None = None) -> None:
    """Well-formed, in a verified domain, free."""
    local, separator, domain = upn.rpartition("@")
    if not separator or not _LOCAL_PART.fullmatch(local) or local[0] == "." or local[-1] == "." or ".." in local:
        raise invalid_value("userPrincipalName")
    if domain.casefold() not in {each.name for each in tenant.domains if each.is_verified}:
        raise invalid_value(
            "userPrincipalName",
            "The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain "
            "names in your organization.",
        )
    holder = tenant.user_by_upn(upn)
    if holder is not None and holder.id != besides:
        raise conflict("userPrincipalName")
    owner = tenant.address_owner(upn)
    if owner is not None and owner.id != besides:
        raise conflict("proxyAddresses")


def check_nickname(nickname: str) -> None:
    ascii_only = nickname.isascii()
    if not ascii_only or not _NICKNAME.fullmatch(nickname) or nickname[0] == "." or nickname[-1] == ".":
        raise invalid_value("mailNickname")


def check_usage_location(value: str | None) -> None:
    if value is not None and not re.fullmatch(r"[A-Z]{2}", value):
        raise bad_request("Invalid value specified for property 'usageLocation' of resource 'User'.")


def check_password(profile: dict[str, object]) -> None:
    """Default complexity: 8 to 256 characters, three of four classes."""
    known = {"password", "forceChangePasswordNextSignIn", "forceChangePasswordNextSignInWithMfa"}
    for name in profile:
        if name not in known and not name.startswith("@odata."):
            raise bad_request(f"Invalid property '{name}'.")
    password = profile.get("password")
    if not isinstance(password, str):
        raise bad_request("A value is required for property 'password' of resource 'User'.")
    classes = sum(bool(re.search(pattern, password)) for pattern in (r"[a-z]", r"[A-Z]", r"\d", r"[^A-Za-z\d]"))
    if not 8 <= len(password) <= 256 or classes < 3:
        raise bad_request(
            "The specified password does not comply with password complexity requirements. Please provide a different "
            "password."
        )
