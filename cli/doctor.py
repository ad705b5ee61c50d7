"""`gangway doctor`: is this app sound? Looks as a stranger, and with the master key from inside."""

import json
import os
from contextlib import closing
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from pydantic import ValidationError

from cli.endings import Ending, fail, plainly
from cli.local_settings import take_in_settings
from cli.showing import JsonFlag, print_json
from shared.adapters.clock import SystemClock
from shared.adapters.prober import HttpProber
from shared.domain.errors import GangwayError
from shared.domain.finding import Finding, SelfCheck, Verdict, failed, skipped
from shared.services.doctor.stranger import Prober, look_as_stranger
from shared.settings_checks import is_loopback

HERE = "http://127.0.0.1:7071"
KEYS = Path(".gangway/host-keys.json")  # of `gangway serve`
MARKS = {Verdict.FINE: "ok  ", Verdict.WARNING: "warn", Verdict.FAILED: "FAIL", Verdict.SKIPPED: "-   "}


@plainly
def doctor(
    *,
    url: Annotated[str, typer.Option(envvar="GANGWAY_PUBLIC_URL", help="Address of the app.")] = HERE,
    key: Annotated[
        str,
        typer.Option(envvar="GANGWAY_MASTER_KEY", help="The app's master key. Without it, only the outside is seen."),
    ] = "",
    mail_to: Annotated[str, typer.Option(help="Send one mail to this address, to try it.")] = "",
    as_json: JsonFlag = 0,
) -> None:
    """Check a running app: health, doors that must be shut, clock; with the key settings, storage, vault, engine, sign-in, mail, model.

    Works against a deployed app and against `gangway serve` on this machine, whose key it finds itself. In Azure the key is shown by
    `az functionapp keys list --query masterKey`; give it by the variable, so that it stays out of your shell's history.
    Nothing is changed in any tenant. Each finding says what to do.

    Exit code 1: something failed.

    Examples:

      gangway doctor

      GANGWAY_MASTER_KEY=... gangway doctor --url https://gangway.msp.example --mail-to ruth@msp.example
    """
    take_in_settings()
    if urlsplit(url).scheme not in ("http", "https") or (url.startswith("http://") and not is_loopback(url)):
        fail("--url must begin with https:// (http:// for this machine only)")
    with closing(HttpProber(url, ca_bundle=os.environ.get("GANGWAY_CA_BUNDLE", ""))) as prober:
        findings = look_as_stranger(url, prober=prober, clock=SystemClock())
        findings += _from_inside(prober, key or _local_key(url), mail_to)
    _show(findings, as_json)
    if any(finding.verdict is Verdict.FAILED for finding in findings):
        raise typer.Exit(int(Ending.CHECK_FAILED))


def _local_key(url: str) -> str:
    """Only for this machine: the key of a local host opens nothing elsewhere, and is sent nowhere else."""
    if not is_loopback(url) or not KEYS.is_file():
        return ""
    return str(json.loads(KEYS.read_text("utf-8")).get("master", ""))


def _from_inside(prober: Prober, key: str, mail_to: str) -> list[Finding]:
    if not key:
        return [skipped("inside", "not looked at: give the master key by GANGWAY_MASTER_KEY")]
    body = json.dumps({"mail_to": mail_to} if mail_to else {})
    try:
        reply = prober.ask("POST", "/api/self-check", headers={"x-functions-key": key}, body=body)
    except GangwayError as fault:
        return [failed("inside", f"no answer: {fault}", "Try again; if it stays so, look into the log.")]
    if reply.status in (401, 403):
        return [failed("inside", "the key is not the master key", "Take masterKey, not a function key.")]
    try:
        return list(SelfCheck.model_validate_json(reply.text).findings)
    except ValidationError:
        return [
            failed("inside", f"it answered {reply.status} and no findings", "Look into the log for 'request failed'.")
        ]


def _show(findings: list[Finding], as_json: int) -> None:
    if as_json:
        print_json({"findings": [finding.model_dump(mode="json") for finding in findings]})
        return
    for finding in findings:
        print(f"{MARKS[finding.verdict]}  {finding.check}: {finding.text}")
        if finding.advice:
            print(f"      -> {finding.advice}")
