"""Numbers as agreements write them: in digits, Dutch or English notation, and in Dutch or English words."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from app.comparison.tokens import Token, is_attached, word_at

# Longer numerals are no quantity, and arithmetic with them costs more than their length.
_LONGEST_NUMERAL = 30
_MOST_NUMBER_WORDS = 9
_GROUP = 3
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1_000
_SPACES = re.compile(r"\s")

_DUTCH = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_DUTCH_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_HUNDREDS = frozenset({"honderd", "hundred"})
DUTCH_THOUSAND: Final = "duizend"
_THOUSANDS = frozenset({DUTCH_THOUSAND, "thousand"})
_HALVES = frozenset({"half", "halve"})
_AND_A_HALF = frozenset({("en", "een", "half"), ("en", "een", "halve"), ("and", "a", "half")})


def _dutch_below_hundred() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_DUTCH)}
    for tens, word in enumerate(_DUTCH_TENS, 2):
        found[word] = tens * _TEN
        found |= {f"{_DUTCH[unit]}en{word}": tens * _TEN + unit for unit in range(1, _TEN)}
    return found


def _fractions() -> dict[str, Decimal]:
    """Return the single words that end on a half: `anderhalf`, `tweeënhalf`, `twaalfeneenhalve`, without accents."""
    half = Decimal("0.5")
    found = {"half": half, "halve": half, "anderhalf": 1 + half, "anderhalve": 1 + half}
    endings = ("enhalf", "enhalve", "eneenhalf", "eneenhalve")
    return found | {f"{word}{end}": n + half for word, n in _dutch_below_hundred().items() if n for end in endings}


FRACTIONS: Final = _fractions()


def _number_words() -> dict[str, int]:
    """Return the single words below two thousand: `vijfentwintig`, `driehonderdtwee`, `vijftienhonderd`, `twenty`."""
    below_hundred = _dutch_below_hundred()
    found = dict(below_hundred)
    for hundreds in range(1, 20):
        word = "honderd" if hundreds == 1 else f"{_DUTCH[hundreds]}honderd"
        found[word] = hundreds * _HUNDRED
        for rest, number in below_hundred.items():
            found[f"{word}{rest}"] = found[f"{word}en{rest}"] = hundreds * _HUNDRED + number
    found |= {word: number for number, word in enumerate(_ENGLISH)}
    return found | {word: tens * _TEN for tens, word in enumerate(_ENGLISH_TENS, 2)}


NUMBER_WORDS: Final = _number_words()


def word_value(word: str) -> int | None:
    """Return the number a single word stands for, such as `tweeduizendvijfhonderd`; nothing when it is none."""
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    before, thousand, after = word.partition(DUTCH_THOUSAND)
    if not thousand or (before and before not in NUMBER_WORDS) or (after and after not in NUMBER_WORDS):
        return None
    return NUMBER_WORDS.get(before, 1) * _THOUSAND + NUMBER_WORDS.get(after, 0)


def numeral_value(text: str, grouping: str) -> Decimal | None:
    """Return the number in digits, whichever of point and comma groups and which divides.

    Three digits behind the only point or comma are a group when `grouping` holds that sign, and decimals otherwise.
    Nothing when it is no number in either notation, such as `4.2.1`.
    """
    if len(text) > _LONGEST_NUMERAL:
        return None
    digits = _SPACES.sub("", text)
    signs = [character for character in digits if character in ".,"]
    if not signs:
        return Decimal(digits)
    first, last = signs[0], signs[-1]
    whole, _, fraction = digits.rpartition(last)
    if first != last:
        return _grouped(whole, first, fraction) if signs.count(last) == 1 else None
    if len(signs) > 1 or (last in grouping and len(fraction) == _GROUP and whole.lstrip("0")):
        return _grouped(digits, last, "0")
    return Decimal(f"{whole}.{fraction}")


def _grouped(whole: str, sign: str, fraction: str) -> Decimal | None:
    first, *groups = whole.split(sign)
    if len(first) > _GROUP or any(len(group) != _GROUP for group in groups):
        return None
    return Decimal(f"{first}{''.join(groups)}.{fraction}")


def number_at(tokens: Sequence[Token], place: int, grouping: str) -> tuple[Decimal, int] | None:
    """Return the number that begins at a token and the place behind it; `grouping` as in `numeral_value`."""
    if place >= len(tokens):
        return None
    if not tokens[place].is_numeral:
        found = _number_in_words(tokens, place)
    else:
        value = numeral_value(tokens[place].text, grouping)
        found = None if value is None else (value, place + 1)
    return None if found is None else _with_half(tokens, *found)


def _number_in_words(tokens: Sequence[Token], place: int) -> tuple[Decimal, int] | None:
    if tokens[place].folded in FRACTIONS:
        return FRACTIONS[tokens[place].folded], place + 1
    if word_value(tokens[place].folded) is None:
        return None
    thousands, below, behind, is_begun = 0, 0, place, False
    for at in range(place, min(place + _MOST_NUMBER_WORDS, len(tokens))):
        word = tokens[at].folded
        value = word_value(word)
        if word in _HUNDREDS and 0 < below < _HUNDRED:
            below *= _HUNDRED
        elif word in _THOUSANDS and below and not thousands:
            thousands, below = below, 0
        elif value is not None and (not is_begun or _continues(thousands, below, value)):
            whole, below = divmod(below + value, _THOUSAND) if value >= _THOUSAND else (0, below + value)
            thousands += whole
        elif is_begun and _is_joint(tokens, at, thousands, below):
            continue
        else:
            break
        behind, is_begun = at + 1, True
    return Decimal(thousands * _THOUSAND + below), behind


def _continues(thousands: int, below: int, value: int) -> bool:
    """Tell whether a number word goes on where others left off: `twenty` `five`, `vijfhonderd` `tien`."""
    if not below:
        return thousands > 0 and 0 < value < _THOUSAND
    if below % _HUNDRED == 0:
        return 0 < value < _HUNDRED
    return below % _TEN == 0 and below % _HUNDRED > _TEN and 0 < value < _TEN


def _is_joint(tokens: Sequence[Token], at: int, thousands: int, below: int) -> bool:
    """Tell whether a token only joins number words: the hyphen of `twenty-five`, the `and` of `hundred and five`."""
    following = word_value(word_at(tokens, at + 1))
    if following is None or not _continues(thousands, below, following):
        return False
    is_hyphen = tokens[at].text == "-" and is_attached(tokens, at + 1)
    return is_hyphen or (tokens[at].folded in {"and", "en"} and below % _HUNDRED == 0)


def _with_half(tokens: Sequence[Token], value: Decimal, behind: int) -> tuple[Decimal, int]:
    """Add what stands for a half behind a number: `een half`, `twee en een half`, `two and a half`."""
    following = word_at(tokens, behind)
    if value == 1 and following in _HALVES:
        return Decimal("0.5"), behind + 1
    is_half = (following, word_at(tokens, behind + 1), word_at(tokens, behind + 2)) in _AND_A_HALF
    return (value + Decimal("0.5"), behind + 3) if is_half else (value, behind)
