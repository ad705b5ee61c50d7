"""$filter clauses for people and groups. All of them are served without the advanced-query header, except where named so."""

from shared.adapters.graph.escape import literal

# Graph refuses filters with many terms; a name of more words than this is only tried as a display name.
_MOST_SPLITS = 4


def person_by_address(address: str) -> str:
    held = literal(address)
    return " or ".join(
        (
            f"userPrincipalName eq {held}",
            f"mail eq {held}",
            f"proxyAddresses/any(p:p eq {literal('smtp:' + address)})",
            f"otherMails/any(p:p eq {held})",
        )
    )


def person_by_name(name: str) -> str:
    """Exactly this display name, or these given and surnames, wherever the name is split; and, to find the same name written
    differently (accents, spaces), every display name that begins with the first word. The caller sorts those out.
    """
    words = name.split()
    clauses = [f"displayName eq {literal(name)}"]
    if len(words) > 1:
        clauses.append(f"startswith(displayName,{literal(words[0])})")
    for at in range(1, min(len(words), _MOST_SPLITS + 1)):
        given, surname = " ".join(words[:at]), " ".join(words[at:])
        clauses.append(f"(givenName eq {literal(given)} and surname eq {literal(surname)})")
    return " or ".join(clauses)


def group_by_address(address: str) -> str:
    return f"mail eq {literal(address)} or proxyAddresses/any(p:p eq {literal('smtp:' + address)})"


def group_by_name(name: str, bare: str) -> str:
    """By display name, or by the part of an address before the @ (what people call a list), as written and without the words around
    the name; and every name that begins with the same word, for choices. The caller sorts those out.
    """
    clauses: list[str] = []
    for each in dict.fromkeys((name, bare)):
        clauses.append(f"displayName eq {literal(each)}")
        if " " not in each:
            alias = literal(f"smtp:{each}@")
            clauses += [f"mailNickname eq {literal(each)}", f"proxyAddresses/any(p:startswith(p,{alias}))"]
    clauses.append(f"startswith(displayName,{literal(bare.split()[0])})")
    return " or ".join(clauses)


def holders_of(addresses: tuple[str, ...]) -> str:
    """Whoever has any of the addresses, as mail or alias. A deleted user keeps both, but not the sign-in name."""
    clauses = [f"proxyAddresses/any(p:p eq {literal('smtp:' + address)})" for address in addresses]
    return " or ".join([*clauses, *(f"mail eq {literal(address)}" for address in addresses)])
