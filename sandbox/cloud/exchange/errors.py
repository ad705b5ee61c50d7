"""Exchange's refusals as exceptions, and the one JSON shape they leave in.

Shape and types as seen in public captures of the live service: the text that matters is in `details[].message`
(`code|type|text`) and in `innererror.internalexception`, in lower case; `error.message` says nothing useful.
"""

from typing import Any

ODATA_ERROR = "Microsoft.Exchange.Admin.OData.Core.ODataServiceException"
NOT_FOUND = "Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException"
AMBIGUOUS = "Microsoft.Exchange.Configuration.Tasks.ManagementObjectAmbiguousException"
NOT_MANAGER = "Microsoft.Exchange.Configuration.Tasks.OperationRequiresGroupManagerException"
MEMBER_EXISTS = "Microsoft.Exchange.Management.Tasks.MemberAlreadyExistsException"
MEMBER_MISSING = "Microsoft.Exchange.Management.Tasks.MemberNotFoundException"
RECIPIENT_TASK = "Microsoft.Exchange.Management.Tasks.RecipientTaskException"
ADDRESS_TAKEN = "Microsoft.Exchange.Data.Directory.Recipient.ProxyAddressExistsException"
BAD_FILTER = "Microsoft.Exchange.Data.Directory.ADFilterException"
PARAMETER_SET = "Microsoft.Exchange.AdminApi.CommandInvocation.AmbiguousParameterSetException"
PARAMETER_VALUE = "Microsoft.Exchange.AdminApi.CommandInvocation.ParameterTransformationException"
PARAMETER_BINDING = "System.Management.Automation.ParameterBindingException"
NO_COMMAND = "System.Management.Automation.CommandNotFoundException"
NO_PROMPT = "System.Management.Automation.Host.HostException"
INVALID_OPERATION = "System.InvalidOperationException"
TRANSIENT = "Microsoft.Exchange.Data.Directory.ADTransientException"

# The number before the type; only those known from public captures are the real ones.
_NUMBERS = {NOT_FOUND: "Ex6F9304"}
_SERVER = "NAMPR01A001DC02.NAMPR01A001.PROD.OUTLOOK.COM"


class ExchangeError(Exception):
    """One refusal; raise it anywhere below the engine. `kind` is the .NET type that clients tell cases apart by."""

    def __init__(self, status: int, code: str, kind: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.kind, self.message = status, code, kind, message


def not_found(identity: str) -> ExchangeError:
    text = f"The operation couldn't be performed because object '{identity}' couldn't be found on '{_SERVER}'."
    return ExchangeError(404, "NotFound", NOT_FOUND, text)


def no_such_object(identity: str) -> ExchangeError:
    """The wording for a second object (a delegate, a member) that cannot be found."""
    text = (
        f'Couldn\'t find object "{identity}". Please make sure that it was spelled correctly or specify a different '
        "object."
    )
    return ExchangeError(404, "NotFound", NOT_FOUND, text)


def ambiguous(identity: str) -> ExchangeError:
    text = f"The operation couldn't be performed because '{identity}' matches multiple entries."
    return ExchangeError(400, "BadRequest", AMBIGUOUS, text)


def refused(kind: str, message: str) -> ExchangeError:
    return ExchangeError(400, "BadRequest", kind, message)


def synced(cmdlet: str, parameter: str, name: str) -> ExchangeError:
    """What happens to attributes whose master is the customer's own Active Directory."""
    text = (
        f"The operation on mailbox \"{name}\" failed because it's out of the current user's write scope. The action "
        f"'{cmdlet}', '{parameter}', can't be performed on the object '{name}' because the object is being synchronized "
        "from your on-premises organization. This action should be performed on the object in your on-premises "
        "organization."
    )
    return refused(INVALID_OPERATION, text)


def unknown_parameters(*names: str) -> ExchangeError:
    text = (
        "Parameter set cannot be resolved using the specified named parameters. Invalid cmdlet parameters specified. "
        + ", ".join(names)
    )
    return refused(PARAMETER_SET, text)


def forbidden_cmdlet(name: str) -> ExchangeError:
    return ExchangeError(403, "Forbidden", ODATA_ERROR, f"User is not allowed to call {name}")


def error_body(error: ExchangeError) -> dict[str, Any]:
    outer = "Invalid Operation" if error.status < 500 else "Error executing cmdlet"
    return {
        "error": {
            "code": error.code,
            "message": outer,
            "details": [
                {
                    "code": "Client" if error.status < 500 else "Context",
                    "target": "",
                    "message": f"{_NUMBERS.get(error.kind, '')}|{error.kind}|{error.message}",
                }
            ],
            "innererror": {
                "message": outer,
                "type": ODATA_ERROR,
                "stacktrace": "",
                "internalexception": {"message": error.message, "type": error.kind, "stacktrace": ""},
            },
        },
        "adminapi.warnings@odata.type": "#Collection(String)",
        "@adminapi.warnings": [],
    }
