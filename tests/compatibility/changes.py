"""One breaking change, and the two ways in which a schema is used."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

# What the description of a closed list says when readers must expect values they do not know.
EXTENSIBLE = "More values may come."


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """What breaks: where it stands in the description, and why it breaks in one sentence."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


class Way(Enum):
    """Whether a schema is of what is asked, which must stay right, or of what is answered, which must be expected."""

    ASKED = "asked"
    ANSWERED = "answered"

    @property
    def other(self) -> Self:
        """The way of what the other side sends."""
        return type(self)("answered" if self is Way.ASKED else "asked")

    def gone(self, what: str) -> str:
        """Say that a value falls outside what was agreed."""
        return f"{what} is no longer accepted." if self is Way.ASKED else f"{what} may now be answered."

    def moved(self, keyword: str, inner: Any, outer: Any) -> str:
        """Say that a limit now excludes what was right, or no longer excludes what was excluded."""
        old, new = (inner, outer) if self is Way.ASKED else (outer, inner)
        effect = "refuses what was accepted" if self is Way.ASKED else "allows answers that were excluded"
        return f"`{keyword}` went from {_said(old)} to {_said(new)}, which {effect}."


def _said(value: Any) -> str:
    if value is None:
        return "none"
    text = str(value)
    return f"`{text}`" if len(text) <= 80 else f"`{text[:77]}…`"
