"""`gangway entra register`: make in Entra what a deployment template cannot, as often as needed."""

import time
from contextlib import closing
from typing import Annotated

import typer

from cli.endings import plainly
from cli.signed_in import Account, signed_in
from shared.adapters.entra.registration import EXCHANGE, GRAPH, GraphRegistrar
from shared.domain.errors import InputError
from shared.domain.registration import (
    MAIL_SEND,
    Difference,
    Permission,
    Registered,
    Trust,
    Wanted,
    asked_of_customers,
    differences,
)
from shared.services.registering.register_app import register_app
from shared.settings import Settings

TRUST_NAME = "gangway-managed-identity"
CALLBACKS = ("/connect/callback", "/console/callback")
COUNTED = {"count": True, "show_default": False}


Url = Annotated[
    str, typer.Option(envvar="GANGWAY_PUBLIC_URL", help="Address of the deployed app, for its redirect URIs.")
]
Identity = Annotated[
    str,
    typer.Option(
        envvar="GANGWAY_IDENTITY_PRINCIPAL_ID", help="Object id of the managed identity that speaks for the app."
    ),
]
Name = Annotated[str, typer.Option(help="What customers' admins read when they consent.")]
Admins = Annotated[
    list[str] | None,
    typer.Option(help="Who becomes Admin: sign-in names or object ids. Whoever is signed in, when left out."),
]
Home = Annotated[str, typer.Option(envvar="GANGWAY_HOME_TENANT", help="Your own tenant's id.")]
MailSend = Annotated[
    int, typer.Option("--mail-send", help="Let the app send mail in your own tenant (mail by Graph).", **COUNTED)
]
DryRun = Annotated[int, typer.Option("--dry-run", help="Only say what would be done.", **COUNTED)]


@plainly
def entra_register(
    *,
    url: Url = "",
    identity: Identity = "",
    name: Name = "Gangway",
    admin: Admins = None,
    tenant: Home = "",
    mail_send: MailSend = 0,
    dry_run: DryRun = 0,
) -> None:
    """Set up the app registration: roles, redirect URIs, permissions, trust in the managed identity, admins.

    Works as whoever is signed in with `az login` (or `azd auth login`). Before the deployment, without --url and
    --identity, it makes the registration, so that its id can be given to the deployment; afterwards it adds what only then is
    known. Doing it twice changes nothing. Prints the app id on standard output and what it does on standard error.

    Exit code 1 with --dry-run: something would be done.

    Examples:

      gangway entra register --dry-run

      gangway entra register --url https://gangway.msp.example --identity 5b1f8f0e-8a4c-4f6b-9d0a-1c6f2c9b3e42
    """
    settings = Settings()
    with closing(signed_in(settings, tenant)) as account, closing(_registrar(settings, account)) as registrar:
        wanted = Wanted(
            display_name=name,
            redirect_uris=tuple(f"{_https(url)}{path}" for path in CALLBACKS) if url else (),
            permissions=_asked(registrar),
            trust=_trust(identity, account, settings),
            admins=tuple(dict.fromkeys(registrar.object_id(each) for each in _admins(admin, account))),
            home_permissions=registrar.permissions(GRAPH, frozenset({MAIL_SEND} if mail_send else ())),
        )
        if dry_run:
            found = registrar.find()
            _show(differences(wanted, found), found)
        else:
            print(register_app(wanted, registrar=registrar, sleep=time.sleep, tell=_tell).app_id)


def _registrar(settings: Settings, account: Account) -> GraphRegistrar:
    return GraphRegistrar(graph_url=settings.hosts.graph_url, token=account.graph_token, ca_bundle=settings.ca_bundle)


def _asked(registrar: GraphRegistrar) -> frozenset[Permission]:
    graph, exchange = asked_of_customers()
    return registrar.permissions(GRAPH, graph) | registrar.permissions(EXCHANGE, exchange)


def _admins(given: list[str] | None, account: Account) -> list[str]:
    if given is not None:
        return given
    return [account.person] if account.person else []


def _trust(identity: str, account: Account, settings: Settings) -> Trust | None:
    if not identity:
        return None
    hosts = settings.hosts
    issuer = f"{hosts.login_url}/{account.tenant}/v2.0"
    return Trust(name=TRUST_NAME, issuer=issuer, subject=identity, audience=hosts.federation_audience)


def _https(url: str) -> str:
    if not url.startswith(("https://", "http://localhost")):
        raise InputError("--url must begin with https:// (Entra takes http for localhost only)")
    return url.rstrip("/")


def _tell(difference: Difference) -> None:
    typer.echo(f"  {difference.text}", err=True)


def _show(left: tuple[Difference, ...], found: Registered | None) -> None:
    for each in left:
        _tell(each)
    if found is not None:
        print(found.app_id)
    if left:
        raise typer.Exit(1)
    typer.echo("  nothing to do", err=True)
