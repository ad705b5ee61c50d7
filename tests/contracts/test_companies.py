"""What every store of companies promises. Runs on memory and on Azurite."""

import pytest

from shared.adapters.tables import keys
from shared.adapters.tables.companies import TableCompanies
from shared.adapters.tables.packing import properties_of
from shared.adapters.tables.table import Row
from shared.domain.errors import ConfigurationError, NotFoundError
from shared.domain.ids import CompanyId, ConnectionId
from tests.builders import CONNECTION, a_company
from tests.fakes.companies import FakeCompanies


@pytest.fixture(params=["memory", "tables"])
def companies(request):
    return FakeCompanies() if request.param == "memory" else TableCompanies(request.getfixturevalue("storage"))


def test_what_was_saved_is_found_at_once(companies):
    company = a_company(name="Müller & Söhne «GmbH»", instructions="x" * 2000)
    companies.save(company)
    assert companies.get(company.company_id) == company
    assert companies.find_by_desk(CONNECTION, "412") == company
    assert companies.all() == (company,)


def test_saving_again_replaces(companies):
    companies.save(a_company())
    companies.save(a_company(name="Brightfork Group"))
    assert [company.name for company in companies.all()] == ["Brightfork Group"]


def test_an_unknown_company_is_not_found(companies):
    with pytest.raises(NotFoundError):
        companies.get(CompanyId("nobody"))


def test_fc_d12_only_the_psas_own_id_decides_whose_ticket_it_is(companies):
    ampersand = a_company(id="hale-voss-1", name="Hale & Voss", desks={CONNECTION: ("77",)})
    plain = a_company(id="hale-voss-2", name="Hale Voss", desks={CONNECTION: ("78", "79"), "other": ("77",)})
    entity = a_company(id="hale-voss-3", name="Hale &amp; Voss", desks={CONNECTION: ("7",)})
    for company in (ampersand, plain, entity):
        companies.save(company)
    assert companies.find_by_desk(CONNECTION, "78") == plain
    assert companies.find_by_desk(CONNECTION, "77") == ampersand
    assert companies.find_by_desk(ConnectionId("other"), "77") == plain
    for stranger in ("80", "", "7 ", "077", "Hale & Voss", "hale-voss-1", "%"):
        assert companies.find_by_desk(CONNECTION, stranger) is None


def test_two_companies_cannot_claim_the_same_psa_id(storage):
    companies = TableCompanies(storage)
    companies.save(a_company())
    with pytest.raises(ConfigurationError, match="belongs to brightfork already"):
        companies.save(a_company(id="other"))
    assert len(companies.all()) == 1


def test_if_two_claim_it_nevertheless_neither_is_chosen(storage):
    for name in ("one", "two"):
        text = a_company(id=name).canonical()
        storage.table(keys.COMPANIES).put(Row(keys.COMPANY_PARTITION, name, properties_of(text)))
    with pytest.raises(ConfigurationError, match="one, two"):
        TableCompanies(storage).find_by_desk(CONNECTION, "412")


def test_a_stored_company_that_no_longer_fits_is_named_not_shown(storage):
    storage.table(keys.COMPANIES).put(
        Row(keys.COMPANY_PARTITION, "old", properties_of('{"id": "old", "secret": "s3"}'))
    )
    with pytest.raises(ConfigurationError, match="company old does not fit") as caught:
        TableCompanies(storage).get(CompanyId("old"))
    assert "s3" not in str(caught.value)
