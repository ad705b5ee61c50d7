"""A page to watch one simulated tenant while it changes: users, groups, licences, mailboxes. It only reads."""

from sandbox.tenant_page.serve import TenantPageHandle, TenantPageOptions, start_tenant_page

__all__ = ["TenantPageHandle", "TenantPageOptions", "start_tenant_page"]
