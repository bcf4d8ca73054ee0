"""Marks by which texts in code are found when catalogs are made; at run time they do nothing."""


def printed(text: str) -> str:
    """``text``, as it is: a sentence that is both printed in documents and shown on the screen.

    It goes into both catalogs. ``Language.text`` translates it where it is used.
    """
    return text
