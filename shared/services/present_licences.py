"""Names that people know for licences, from the table of products; a part number that is not in it is shown as it is."""

from shared.domain.planning.sku_names import product_of


def licence_name(part_number: str) -> str:
    """`Office 365 E3 (ENTERPRISEPACK)`: the name for people, the part number for the administrator who looks for it."""
    known = product_of(part_number)
    return f"{known.name} ({part_number})" if known else part_number


def short_licence_name(part_number: str) -> str:
    """`Office 365 E3`: the name alone, where the part number stands elsewhere."""
    known = product_of(part_number)
    return known.name if known else part_number
