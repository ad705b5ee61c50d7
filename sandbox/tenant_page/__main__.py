"""`python -m sandbox.tenant_page`: the page alone, for a cloud that runs elsewhere, until Ctrl-C."""

import argparse

from sandbox.tenant_page.serve import TenantPageOptions, start_tenant_page
from sandbox.web.serving import wait_for_interrupt


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox.tenant_page", description="Watch a simulated tenant.")
    parser.add_argument("--port", type=int, default=7075)
    parser.add_argument(
        "--cloud-url", required=True, help="of the simulated cloud's data port, e.g. http://127.0.0.1:7081"
    )
    given = parser.parse_args()
    with start_tenant_page(TenantPageOptions(given.cloud_url.rstrip("/"), given.port)) as page:
        print(f"Tenants: {page.url}", flush=True)
        wait_for_interrupt()


if __name__ == "__main__":
    main()
