"""`python -m sandbox.inbox`: the mail server and its page, until Ctrl-C."""

import argparse

from sandbox.inbox.serve import InboxOptions, start_inbox
from sandbox.web.serving import wait_for_interrupt


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox.inbox", description="A mail server that keeps everything.")
    parser.add_argument("--smtp-port", type=int, default=7025)
    parser.add_argument("--port", type=int, default=7073, help="of the web page and the JSON API")
    given = parser.parse_args()
    with start_inbox(InboxOptions(smtp_port=given.smtp_port, web_port=given.port)) as inbox:
        print(f"Inbox: {inbox.url} (SMTP on {inbox.smtp_host}:{inbox.smtp_port})", flush=True)
        wait_for_interrupt()


if __name__ == "__main__":
    main()
