"""`python -m sandbox.desk`: the desk alone, until Ctrl-C."""

import argparse

from sandbox.desk.serve import DeskOptions, start_desk
from sandbox.desk.webhooks import WebhookTarget
from sandbox.web.serving import wait_for_interrupt


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox.desk", description="A simulated service desk (PSA).")
    parser.add_argument("--port", type=int, default=7072)
    parser.add_argument("--api-key", default="desk-sandbox-key")
    parser.add_argument("--webhook-url", help="where ticket events go; without it nobody is told")
    parser.add_argument("--webhook-secret", default="desk-sandbox-secret")
    parser.add_argument("--functions-key", default="", help="sent as x-functions-key with each webhook")
    given = parser.parse_args()
    target = None
    if given.webhook_url:
        target = WebhookTarget(given.webhook_url, given.webhook_secret, given.functions_key)
    with start_desk(DeskOptions(port=given.port, api_key=given.api_key, webhook=target)) as desk:
        print(f"Desk: {desk.url} (API below /api, key {given.api_key})", flush=True)
        wait_for_interrupt()


if __name__ == "__main__":
    main()
