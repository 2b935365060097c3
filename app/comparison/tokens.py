"""The numerals, words and signs of a text, for those who look for a meaning in it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.comparison.kinds import MentionKind

_ACCENTS = str.maketrans("áàâäéèêëíìîïóòôöúùûü", "aaaaeeeeiiiioooouuuu")
_TOKEN = re.compile(
    # Grouped by spaces: by one that does not break a line, or at least twice by any.
    r"[0-9]{1,3}(?:(?:[\u00a0\u202f][0-9]{3})+|(?: [0-9]{3}){2,})(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?"
    r"|[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|\S"
)


class Token(NamedTuple):
    """A numeral, a word or a sign: where it stands, and how it reads without case and accents."""

    text: str
    start: int
    end: int
    folded: str

    @property
    def is_numeral(self) -> bool:
        """Tell whether this is a number in digits."""
        return "0" <= self.text[0] <= "9"


# What is found at a place: its kind, its value, and the places of its first token and behind its last.
Found = tuple[MentionKind, str, int, int]


def tokens_of(text: str) -> list[Token]:
    """Return the numerals, words and signs of a text in order."""
    return [
        Token(found, match.start(), match.end(), found.lower() if found.isascii() else folded(found))
        for match in _TOKEN.finditer(text)
        for found in (match.group(),)
    ]


def folded(text: str) -> str:
    """Return a text without case and accents."""
    return text.casefold().translate(_ACCENTS)


def word_at(tokens: Sequence[Token], place: int) -> str:
    """Return how the token at a place reads without case and accents; an empty text beyond the ends."""
    return tokens[place].folded if 0 <= place < len(tokens) else ""


def is_attached(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether no white space stands before the token at a place."""
    return 0 < place < len(tokens) and tokens[place - 1].end == tokens[place].start
