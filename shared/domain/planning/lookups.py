"""What planning needs to know of a tenant: first the words to look up, then, once objects are certain, the state to read."""

from shared.domain.directory import LookupQuery, Mentions, SnapshotQuery, UserBrief
from shared.domain.plan import Plan
from shared.domain.planning.names import sign_in_candidates
from shared.domain.planning.people import one_person
from shared.domain.planning.spellings import spellings
from shared.domain.policy import Company, Defaults
from shared.domain.request import Field, Intent, Request


def words_to_look_up(request: Request, company: Company) -> LookupQuery:
    """Every word of the request (and of the policy) that must become an object of the tenant."""
    people = [field.value for field in (request.manager, request.mailbox_delegate) if field]
    people += [subject_words(request)] if subject_words(request) else []
    groups = [field.value for field in (*request.groups, *request.groups_remove)]
    if request.intent is Intent.ONBOARD:
        groups += list(matching_defaults(request, company).groups)
        people += [request.requester_address] if request.requester_address else []
    return LookupQuery(people=tuple(dict.fromkeys(people)), groups=tuple(dict.fromkeys(groups)))


def subject_words(request: Request) -> str:
    """The words that say who is concerned: the address where the ticket gives one, else the name."""
    if request.intent is not Intent.ONBOARD and request.email:
        return request.email.value
    return request.name()


def subject_field(request: Request) -> Field | None:
    """The field of the request that says who is concerned."""
    if request.intent is not Intent.ONBOARD and request.email:
        return request.email
    quoted = request.display_name or request.given_name or request.surname
    return Field(value=request.name(), quote=quoted.quote) if quoted else None


def matching_defaults(request: Request, company: Company) -> Defaults:
    """The first defaults of the policy that fit department and office; empty ones where none fits."""
    department = request.department.value.casefold() if request.department else ""
    office = request.office.value.casefold() if request.office else ""
    for entry in company.onboarding.defaults:
        fits_department = entry.department is None or entry.department.casefold() == department
        fits_office = entry.office is None or entry.office.casefold() == office
        if fits_department and fits_office:
            return entry
    return Defaults()


def state_to_read(request: Request, company: Company, mentions: Mentions) -> SnapshotQuery:
    """The one read before planning: the leaver and everything of theirs, or the names that a newcomer might get.

    A newcomer's groups are not in it: looking their names up has read them whole.
    """
    if request.intent is Intent.ONBOARD:
        return SnapshotQuery(addresses=wished_addresses(request, company), tasks=company.tasks)
    said = subject_field(request)
    subject = one_person("person", said, mentions) if said else None
    return SnapshotQuery(subject=subject.id if isinstance(subject, UserBrief) else None, tasks=company.tasks)


def state_known_beforehand(request: Request, company: Company, approved: Plan | None) -> SnapshotQuery | None:
    """What `state_to_read` will most likely say, before any word is looked up; None where only looking up can tell."""
    if request.intent is Intent.ONBOARD:
        return state_to_read(request, company, Mentions())
    if approved is None:
        return None
    return SnapshotQuery(subject=approved.subject.id, tasks=company.tasks)


def wished_addresses(request: Request, company: Company) -> tuple[str, ...]:
    """Sign-in names we may give, best first: the ticket's own when it gives one, else by the policy's pattern."""
    if request.email:
        return (request.email.value.casefold(),)
    ways = wished_by_spelling(request, company)
    return ways[0] if len(ways) == 1 else ()


def wished_by_spelling(request: Request, company: Company) -> tuple[tuple[str, ...], ...]:
    """Sign-in names by the policy's pattern, for each way in which the name can be written in Latin letters; none where only its bearer knows."""
    given = request.given_name.value if request.given_name else ""
    surname = request.surname.value if request.surname else ""
    if not given and not surname:
        given = request.name()
    naming = company.onboarding.naming
    ways = spellings(given, surname, (request.language, company.language))
    made = (sign_in_candidates(first, last, naming, company.language) for first, last in ways)
    return tuple(dict.fromkeys(names for names in made if names))
