"""GET /connect/callback: where Entra sends an admin's browser after the consent page. It says how it went, and changes nothing.

What the address says is not believed: whether a tenant gave consent is seen by signing in to it (`gangway doctor`).
"""

import azure.durable_functions as df
import azure.functions as func

from shared.web import page

bp = df.Blueprint()


@bp.route(route="connect/callback", methods=["GET", "HEAD"], auth_level=func.AuthLevel.ANONYMOUS)
def consent_given(req: func.HttpRequest) -> func.HttpResponse:
    # Imported when first called: services and what they import are the greater part of what starting costs.
    from shared.services.render_pages import message_page

    # Microsoft, "Admin consent on the Microsoft identity platform": `error` when it was refused, else `admin_consent=True`.
    # None of its values is shown: anybody can write a link with any words in it.
    if "error" in req.params or req.params.get("admin_consent", "").casefold() != "true":
        return page(message_page("Consent was not given", *REFUSED), status=400)
    return page(message_page("Thank you", *GIVEN))


GIVEN = (
    "Microsoft says that your organization has agreed. Nothing has been changed in it.",
    "Please tell your service provider: they check the connection now. You can close this page.",
)
REFUSED = (
    "Microsoft did not report your organization's agreement. Nothing has been changed in it.",
    "Only a Global Administrator or a Privileged Role Administrator can agree.",
    "Please open the link that you were sent once more, or ask your service provider.",
)
