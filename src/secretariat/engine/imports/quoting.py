"""Words as constants in SQL."""


def quoted(text: object) -> str:
    """The words between quotation marks, as SQL writes them."""
    return "'" + str(text).replace("'", "''") + "'"
