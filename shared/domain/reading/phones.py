"""Phone numbers to E.164, by the company's country where the number names none. What cannot be a number there is none."""


def read_phone(text: str, country: str) -> str | None:
    """The number as +CCNNN, or None when it is not a possible number there."""
    # Imported when the first number is read: its metadata would be a tenth of a second of every start.
    import phonenumbers

    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
