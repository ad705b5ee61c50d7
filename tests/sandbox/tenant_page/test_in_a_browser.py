"""The page refreshes itself in a real browser."""

import pytest

from sandbox.cloud.seed import BRIGHTFORK
from sandbox.cloud.serve import start_cloud
from sandbox.tenant_page import TenantPageOptions, start_tenant_page

pytestmark = pytest.mark.browser


def test_a_change_appears_without_anybody_reloading(browser) -> None:
    with start_cloud() as cloud, start_tenant_page(TenantPageOptions(cloud.control_url)) as served:
        page = browser.new_page()
        page.goto(served.url_of(BRIGHTFORK))
        tenant = cloud.state.tenants[BRIGHTFORK]
        dana = tenant.user_by_upn("dana.whitlock@brightfork.example")
        assert dana is not None
        tenant.users.change(dana.id).props["accountEnabled"] = False

        page.get_by_text("enabled blocked").wait_for(timeout=20_000)
        page.close()
