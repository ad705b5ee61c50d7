"""Phone numbers to E.164, by the company's country where the number names none. What is no valid number is left as written."""

import phonenumbers


def read_phone(text: str, country: str) -> str | None:
    """The number as +CCNNN, or None when it is not a possible number there."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
