#!/bin/sh
# azd calls this around a deployment: azd_register.sh before|after|check. Each may be repeated.
# Values of the azd environment are environment variables here, among them the outputs of infra/main.bicep.
set -eu
cd "$(dirname "$0")/.."

./scripts/bootstrap >&2
gangway=.venv/bin/gangway

# Mail by Graph goes out from a mailbox of the home tenant, which needs a permission there.
mail=
[ "${GANGWAY_MAIL:-acs}" = graph ] && mail=--mail-send

case "${1:-}" in
before)
    # The deployment writes the app id into the settings, so it has to be known first. Address and identity come later.
    app_id=$(env -u GANGWAY_PUBLIC_URL -u GANGWAY_IDENTITY_PRINCIPAL_ID "$gangway" entra register)
    azd env set GANGWAY_APP_ID "$app_id"
    ;;
after)
    "$gangway" entra register $mail
    ;;
check)
    "$gangway" doctor --url "$GANGWAY_PUBLIC_URL"
    ;;
*)
    echo "usage: $0 before|after|check" >&2
    exit 2
    ;;
esac
