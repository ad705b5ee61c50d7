"""What every ticket of the story has to change in the tenants, fact by fact. Whatever is not named here has to stay as it was."""

from sandbox.story.expected import Aspects, Expected, moved, one_less, one_more, there, with_more, without

BRIGHTFORK = "Brightfork Logistics Inc."
E3 = "ENTERPRISEPACK"


def nothing() -> Expected:
    return Expected()


def noor() -> Expected:
    facts: Aspects = {
        "mobilePhone": "+13125550142",
        "employeeId": "BL-2207",
        "officeLocation": "Joliet",
        "groups": ("All Staff", "Dispatch Team", "Operations Hub"),
    }
    return _newcomer("Noor", "Haddad", "Dispatch Coordinator", facts)


def deshawn() -> Expected:
    facts: Aspects = {"groups": ("All Staff", "Operations Hub"), "officeLocation": "Joliet"}
    return _newcomer("DeShawn", "Whitaker", "Dispatch Coordinator", facts)


def lena() -> Expected:
    return _newcomer("Lena", "Sandoval", "Yard Planner", {"groups": ("All Staff", "Operations Hub")})


def dana() -> Expected:
    auto_reply = "Dana has left Brightfork. Please write to dispatch-all@brightfork.example."
    facts: Aspects = {
        "accountEnabled": False,
        "sessions valid from": moved,
        "password changed": moved,
        "licences": (),
        # "All Staff" lets her go by its own rule: she is blocked.
        "groups": without(
            "All Staff", "Dispatch (all)", "Dispatch Team", "Drivers Notify", "Operations", "Operations Hub"
        ),
        "mailbox type": "SharedMailbox",
        "mailbox hidden from gal": True,
        "mailbox full access": with_more("Marisol Vega"),
        "mailbox auto reply": True,
        "mailbox auto reply message": lambda d: "" if auto_reply in str(d.after) else "it should be the ticket's words",
    }
    return Expected(BRIGHTFORK, {"dana.whitlock@brightfork.example": facts, E3: {"seats used": one_less}})


def _newcomer(given: str, surname: str, title: str, more: Aspects) -> Expected:
    upn = f"{given}.{surname}@brightfork.example".casefold()
    facts: Aspects = {
        "userPrincipalName": upn,
        "displayName": f"{given} {surname}",
        "givenName": given,
        "surname": surname,
        "mailNickname": upn.partition("@")[0],
        "accountEnabled": True,
        "userType": "Member",
        "usageLocation": "US",
        "jobTitle": title,
        "department": "Operations",
        "manager": "Marisol Vega",
        "licences": (E3,),
        "access passes": 1,
        "password changed": moved,
        "sessions valid from": moved,
    }
    return Expected(BRIGHTFORK, {upn: {**facts, **_mailbox(), **more}, E3: {"seats used": one_more}})


def _mailbox() -> Aspects:
    """The licence brings a mailbox of the usual kind."""
    return {"mail": there, "proxyAddresses": there, "mailbox type": "UserMailbox"}
