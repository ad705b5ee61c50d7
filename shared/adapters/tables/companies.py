"""The MSP's customers in Table Storage. A PSA company id belongs to one company: two that claim it are refused, never chosen from."""

from pydantic import ValidationError

from shared.adapters.tables.documents import Documents
from shared.adapters.tables.keys import COMPANIES, COMPANY_PARTITION
from shared.adapters.tables.storage import Storage
from shared.domain.errors import ConfigurationError, NotFoundError
from shared.domain.ids import CompanyId, ConnectionId
from shared.domain.policy import Company


class TableCompanies:
    """Implements ports.Companies."""

    def __init__(self, storage: Storage) -> None:
        self._documents = Documents(storage, table=COMPANIES, partition=COMPANY_PARTITION)

    def get(self, company: CompanyId) -> Company:
        text = self._documents.find(company)
        if text is None:
            raise NotFoundError(f"there is no company {company}")
        return _company(company, text)

    def find_by_desk(self, connection: ConnectionId, company_ref: str) -> Company | None:
        """By the PSA's own id, to the letter. Names decide nothing (FC-d12)."""
        owners = [company for company in self.all() if company.owns(connection, company_ref)]
        if len(owners) > 1:
            names = ", ".join(owner.id for owner in owners)
            raise ConfigurationError([f"{names} all claim the same company id of connection {connection}"])
        return owners[0] if owners else None

    def all(self) -> tuple[Company, ...]:
        return tuple(_company(name, text) for name, text in sorted(self._documents.all().items()))

    def save(self, company: Company) -> None:
        """Raises ConfigurationError when another company has one of its PSA ids already."""
        problems = [
            f"company id {ref} of connection {connection} belongs to {other.id} already"
            for other in self.all()
            if other.id != company.id
            for connection, refs in sorted(company.desks.items())
            for ref in sorted(set(refs) & set(other.desks.get(connection, ())))
        ]
        if problems:
            raise ConfigurationError(problems)
        self._documents.put(company.id, company.canonical())


def _company(name: str, text: str) -> Company:
    try:
        return Company.model_validate_json(text)
    except ValidationError as wrong:
        raise ConfigurationError(
            [f"company {name} does not fit this version any more: apply its file again"]
        ) from wrong
