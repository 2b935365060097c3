"""What may stand in a text: NFC, no control, invisible, bidirectional or unassigned characters."""

import re
import unicodedata

# Cc control, Cf format (bidi marks, zero-width), Cs surrogate, Cn unassigned, Co private use.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
_LINE_CHARACTERS = frozenset("\n\t")
_LINE_SEPARATORS = frozenset({"Zl", "Zp"})


def normalised(text: str, *, multiline: bool = False) -> str:
    """Return the text in Unicode normalisation form C.

    Raises:
        ValueError: a character is not allowed; the message names its kind, never the text.

    """
    # What Python calls printable holds none of them; most texts end here.
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    for character in text:
        if multiline and character in _LINE_CHARACTERS:
            continue
        category = unicodedata.category(character)
        if category in _REFUSED_CATEGORIES or category in _LINE_SEPARATORS:
            raise ValueError(f"a character of Unicode category {category} is not allowed here")
    return unicodedata.normalize("NFC", text)


# A citizen service number as people write it. Dotted triplets are amounts, so they are left alone.
_CITIZEN_NUMBER = re.compile(
    r"(?:(?<![\w.,-])|(?<=(?i:bsn))|(?<=(?i:bsn)[-_]))"
    r"(?:\d{9}|\d{4}\.\d{2}\.\d{3}|\d{4} \d{2} \d{3}|\d{3} \d{3} \d{3})(?![\w-]|[.,]\d)"
)


def passes_eleven_test(digits: str) -> bool:
    """Tell whether nine digits pass the test of RSIN and BSN: 9a+8b+7c+6d+5e+4f+3g+2h-i divisible by 11 (R-119)."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and int(digits) != 0


def holds_citizen_number(text: str) -> bool:
    """Tell whether a text holds what looks like a citizen service number (BSN, R-106)."""
    return any(passes_eleven_test(re.sub(r"\D", "", found.group())) for found in _CITIZEN_NUMBER.finditer(text))
