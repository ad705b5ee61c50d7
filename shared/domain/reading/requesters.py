"""Who asks: whether the requester's address belongs to the company, looks as if it did, or is a stranger's."""

import unicodedata

from shared.domain.policy import Company
from shared.domain.request import FlagCode

# Letters of other scripts and digits that look like Latin letters (Unicode confusables, the ones used in fake domains).
_SAME = str.maketrans("аеорсухіјѕԁԛԝһқкмтвнοαρνικτυχ01345", "aeopcyxijsdqwhkkmtbhoapviktuxoleas")
_DOUBLE = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))


def judge_requester(email: str, company: Company) -> FlagCode | None:
    """What an approver has to be told about the address; None when it is one that may ask."""
    address = email.strip().casefold()
    domain = address.rpartition("@")[2]
    if "@" not in address or not domain:
        return FlagCode.REQUESTER_UNKNOWN
    ours = [own.casefold() for own in company.domains]
    if domain in ours:
        known = {requester.casefold() for requester in company.requesters}
        return FlagCode.REQUESTER_UNKNOWN if known and address not in known else None
    if any(looks_like(domain, own) for own in ours):
        return FlagCode.REQUESTER_LOOKALIKE_DOMAIN
    return FlagCode.REQUESTER_FOREIGN_DOMAIN


def looks_like(domain: str, own: str) -> bool:
    """Whether a person could take one domain for the other."""
    if domain == own or domain.endswith(f".{own}"):
        return False
    fake, real = _skeleton(domain), _skeleton(own)
    if fake == real:
        return True
    fake_name, real_name = fake.partition(".")[0], real.partition(".")[0]
    if fake_name == real_name or (len(real_name) >= 6 and real_name in fake_name):
        return True
    return len(real_name) >= 6 and _is_near(fake_name, real_name)


def _skeleton(domain: str) -> str:
    plain = unicodedata.normalize("NFKD", domain.casefold())
    text = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_SAME).replace("-", "")
    for double, single in _DOUBLE:
        text = text.replace(double, single)
    return text


def _is_near(one: str, other: str) -> bool:
    """One letter more, less, changed or swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest_one, rest_other = one[start:], other[start:]
    swapped = rest_one[:2] == rest_other[:2][::-1] and rest_one[2:] == rest_other[2:]
    return rest_one[1:] == rest_other[1:] or rest_one[1:] == rest_other or rest_one == rest_other[1:] or swapped
