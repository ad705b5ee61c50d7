"""Removing registered sign-in methods. The default one goes last, and the API does not say which one that is.

microsoft-graph-docs#14470, #18091: deleting the default method while others exist is refused with 400.
"""

from sandbox.cloud.graph.errors import GraphError, not_found
from sandbox.cloud.graph.operation import NO_CONTENT, GraphRequest, GraphResponse, Operation
from sandbox.cloud.graph.reach import require_reach
from sandbox.cloud.objects import AuthMethod, User

PASSWORD = "passwordAuthenticationMethod"
# Path segment -> Graph type and the permission of its own.
KINDS = {
    "phoneMethods": ("phoneAuthenticationMethod", "UserAuthMethod-Phone.ReadWrite.All"),
    "emailMethods": ("emailAuthenticationMethod", "UserAuthMethod-Email.ReadWrite.All"),
    "fido2Methods": ("fido2AuthenticationMethod", "UserAuthMethod-Passkey.ReadWrite.All"),
    "microsoftAuthenticatorMethods": (
        "microsoftAuthenticatorAuthenticationMethod",
        "UserAuthMethod-MicrosoftAuthApp.ReadWrite.All",
    ),
    "softwareOathMethods": ("softwareOathAuthenticationMethod", "UserAuthMethod-SoftwareOATH.ReadWrite.All"),
    "windowsHelloForBusinessMethods": (
        "windowsHelloForBusinessAuthenticationMethod",
        "UserAuthMethod-WindowsHello.ReadWrite.All",
    ),
}


def delete_method(request: GraphRequest) -> GraphResponse:
    user = request.live_user()
    method = _find(request, user)
    require_reach(request, user)
    others = [each for each in user.methods if each.kind != PASSWORD and each.id != method.id]
    if method.is_permanent or (_default(user) is method and others):
        raise GraphError(400, "badRequest", "The default authentication method of the user cannot be deleted.")
    live = request.tenant.users.change(user.id)
    live.methods = [each for each in live.methods if each.id != method.id]
    return GraphResponse(NO_CONTENT)


def _find(request: GraphRequest, user: User) -> AuthMethod:
    segment = request.path.strip("/").split("/")[-2]
    kind = next(held for name, (held, _) in KINDS.items() if name.casefold() == segment.casefold())
    for method in user.methods:
        if method.kind == kind and method.id == request.params["method"]:
            return method
    raise not_found(request.params["method"])


def _default(user: User) -> AuthMethod | None:
    """The one marked as default, else the first that was registered."""
    registered = [method for method in user.methods if method.kind != PASSWORD]
    marked = [method for method in registered if method.is_default]
    return next(iter([*marked, *registered]), None)


OPERATIONS = [
    Operation(
        "DELETE",
        f"/users/{{user}}/authentication/{segment}/{{method}}",
        delete_method,
        (permission, "UserAuthenticationMethod.ReadWrite.All"),
        denial_code="accessDenied",
        denial_message="Request Authorization failed",
    )
    for segment, (_, permission) in KINDS.items()
]
