"""Licence words to part numbers: every name of today and yesterday, in the words of many languages, and never a likeness."""

import pytest

from shared.domain.directory import Sku
from shared.domain.planning.licence_choice import choice_names, offered, parts_meant
from shared.domain.planning.sku_names import plain_words, products_meant
from shared.domain.planning.sku_table import NO_TEAMS, PRODUCTS, SEVERAL


def a_sku(part: str, *, is_assignable: bool = True) -> Sku:
    return Sku(id=part.casefold(), part_number=part, free=3, is_assignable=is_assignable)


def meant(words: str, *owned: str) -> tuple[str, ...]:
    return parts_meant(words, {}, [a_sku(part) for part in owned])


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Business Premium", "SPB"),
        ("Microsoft 365 Business Premium", "SPB"),
        ("M365 BP", "SPB"),
        ("M365 Business Premium licence", "SPB"),
        ("MS365 Business Basic", "O365_BUSINESS_ESSENTIALS"),
        ("Business Essentials", "O365_BUSINESS_ESSENTIALS"),
        ("Microsoft 365 Business Standard", "O365_BUSINESS_PREMIUM"),
        ("Apps for business", "O365_BUSINESS"),
        ("Office 365 ProPlus", "OFFICESUBSCRIPTION"),
        ("Microsoft 365 Apps for enterprise", "OFFICESUBSCRIPTION"),
        ("Office E3", "ENTERPRISEPACK"),
        ("O365 E3", "ENTERPRISEPACK"),
        ("Office 365 Enterprise E3", "ENTERPRISEPACK"),
        ("office365 e5", "ENTERPRISEPREMIUM"),
        ("E1", "STANDARDPACK"),
        ("Microsoft 365 E3", "SPE_E3"),
        ("M365-E5", "SPE_E5"),
        ("ms 365 e5", "SPE_E5"),
        ("Microsoft 365 F3", "SPE_F1"),
        ("Microsoft 365 F1", "M365_F1"),
        ("Office 365 F1", "DESKLESSPACK"),
        ("Exchange Online Plan 1", "EXCHANGESTANDARD"),
        ("Exchange Online (Plan 2)", "EXCHANGEENTERPRISE"),
        ("Exchange P1", "EXCHANGESTANDARD"),
        ("Visio Plan 2", "VISIOCLIENT"),
        ("Visio P1", "VISIO_PLAN1_DEPT"),
        ("Project Plan 3", "PROJECTPROFESSIONAL"),
        ("Power BI Pro", "POWER_BI_PRO"),
        ("Teams Phone", "MCOEV"),
        ("Azure AD P1", "AAD_PREMIUM"),
        ("Entra ID P2", "AAD_PREMIUM_P2"),
        ("Enterprise Mobility + Security E3", "EMS"),
        ("Copilot", "Microsoft_365_Copilot"),
        ("Copilot for Microsoft 365", "Microsoft_365_Copilot"),
        ("ENTERPRISEPACK", "ENTERPRISEPACK"),
        ("spe_e3", "SPE_E3"),
        ("Microsoft 365 E3 (SPE_E3)", "SPE_E3"),
        ("Microsoft 365 E5 EEA (no Teams)", "O365_w/o_Teams_Bundle_M5"),
        ("Microsoft 365 E3 ohne Teams", "O365_w/o Teams Bundle_M3"),
        ("SOME_NEW_SKU", "SOME_NEW_SKU"),
    ],
)
def test_a_name_means_one_product_whatever_the_tenant_owns(words, part):
    assert meant(words) == (part,)


@pytest.mark.parametrize(
    "words",
    [
        "Office 365 E3 licence", "Office 365 E3 license", "Office 365 E3-Lizenz", "Office 365 E3 Lizenzen", "licence Office 365 E3",
        "licencia Office 365 E3", "licenza Office 365 E3", "licença Office 365 E3", "Office 365 E3-licentie", "Office 365 E3-licens",
        "Office 365 E3-lisens", "Office 365 E3 -lisenssi", "licencja Office 365 E3", "licenci Office 365 E3", "licență Office 365 E3",
        "Office 365 E3 lisansı", "lisensi Office 365 E3", "giấy phép Office 365 E3", "лицензия Office 365 E3", "ліцензія Office 365 E3",
        "άδεια Office 365 E3", "רישיון Office 365 E3", "ترخيص Office 365 E3", "Office 365 E3ライセンス", "Office 365 E3 라이선스",
        "Office 365 E3许可证", "Office 365 E3 授權", "ใบอนุญาต Office 365 E3", "Ｏｆｆｉｃｅ ３６５ Ｅ３", "“Office 365 E3”", "an Office 365 E3",
    ],
)  # fmt: skip
def test_the_word_for_licence_in_any_language_changes_nothing(words):
    assert meant(words) == ("ENTERPRISEPACK",)


@pytest.mark.parametrize(
    "words",
    ["", "E9", "Premium", "Business", "Office", "E3 plus", "Adobe Creative Cloud", "E3 or E5", "same as Noor", "E 3"],
)
def test_what_is_no_name_of_a_product_means_nothing(words):
    assert meant(words, "ENTERPRISEPACK", "SPB") == ()


def test_e3_alone_is_what_the_tenant_owns_of_the_two():
    assert meant("E3", "ENTERPRISEPACK", "SPB") == ("ENTERPRISEPACK",)
    assert meant("E3", "SPE_E3", "SPB") == ("SPE_E3",)
    assert sorted(meant("E3", "SPE_E3", "ENTERPRISEPACK")) == ["ENTERPRISEPACK", "SPE_E3"]
    assert meant("E3", "SPB") == ()


def test_a_suspended_subscription_decides_nothing():
    skus = [a_sku("SPE_E3", is_assignable=False), a_sku("ENTERPRISEPACK")]
    assert parts_meant("E3", {}, skus) == ("ENTERPRISEPACK",)


def test_the_old_name_of_business_standard_is_told_apart_by_what_is_owned():
    assert meant("Office 365 Business Premium", "O365_BUSINESS_PREMIUM") == ("O365_BUSINESS_PREMIUM",)
    assert meant("Office 365 Business Premium", "SPB") == ("SPB",)
    assert len(meant("Office 365 Business Premium", "SPB", "O365_BUSINESS_PREMIUM")) == 2


def test_without_teams_is_the_same_product_where_it_is_the_only_one_owned():
    bundle = "Office_365_w/o_Teams_Bundle_Business_Premium"
    assert meant("Business Premium", bundle) == (bundle,)
    assert set(meant("Business Premium", bundle, "SPB")) == {bundle, "SPB"}
    assert meant("Business Premium without Teams", bundle, "SPB") == (bundle,)


def test_a_part_number_is_spelled_as_the_tenant_spells_it():
    assert meant("microsoft_teams_premium", "Microsoft_Teams_Premium") == ("Microsoft_Teams_Premium",)
    assert meant("SPE_E3", "O365_w/o Teams Bundle_M3") == ("SPE_E3",)
    assert meant("own_product", "Own_Product") == ("Own_Product",)


def test_the_companys_own_word_wins_over_microsofts():
    aliases = {"Standard Seat": "SPB", "E3": "SPE_E3"}
    skus = [a_sku("ENTERPRISEPACK"), a_sku("SPE_E3")]
    assert parts_meant("a standard seat licence", aliases, skus) == ("SPB",)
    assert parts_meant("E3", aliases, skus) == ("SPE_E3",)


def test_choices_have_names_people_know_and_each_leads_to_its_part_number():
    owned = ["ENTERPRISEPACK", "SPE_E3", "VISIOCLIENT", "VISIO_PLAN2_DEPT", "OWN_PRODUCT", "FLOW_FREE"]
    names = choice_names(offered(a_sku(part) for part in owned))
    assert names == (
        "Microsoft 365 E3",
        "OWN_PRODUCT",
        "Office 365 E3",
        "Visio Plan 2 (VISIOCLIENT)",
        "Visio Plan 2 (VISIO_PLAN2_DEPT)",
    )
    exact = {name: meant(name, *owned) for name in names}
    assert exact["Office 365 E3"] == ("ENTERPRISEPACK",)
    assert exact["Visio Plan 2 (VISIO_PLAN2_DEPT)"] == ("VISIO_PLAN2_DEPT",)
    assert exact["OWN_PRODUCT"] == ("OWN_PRODUCT",)


def test_every_product_is_found_by_its_own_name_and_by_nothing_elses():
    for product in PRODUCTS:
        assert products_meant(product.name) == (product,), product.name
        for words in product.words:
            assert plain_words(words) == words
            assert products_meant(words) == (product,), words
    parts = [part.casefold() for product in PRODUCTS for part in product.parts]
    assert len(parts) == len(set(parts))


def test_words_of_several_products_name_products_that_there_are():
    names = {product.name for product in PRODUCTS}
    assert all(plain_words(words) == words and set(meant) <= names for words, meant in SEVERAL.items())
    assert {n.removesuffix(NO_TEAMS) for n in names if n.endswith(NO_TEAMS)} <= names
