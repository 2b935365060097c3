"""Enumerations with their Dutch and English labels (glossary, section 1)."""

from enum import StrEnum
from typing import Self


class CodeList(StrEnum):
    """A closed list of values; each value carries its labels.

    A member is written as `VALUE = "value", "Dutch label"` with an optional English label;
    without one the value itself reads as English.
    """

    nl: str
    en: str

    def __new__(cls, value: str, nl: str = "", en: str | None = None) -> Self:
        """Make a member whose text is the value on the wire."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.nl = nl
        member.en = en or value.replace("_", " ").capitalize()
        return member

    @classmethod
    def code_list_name(cls) -> str:
        """Return the kebab-case name under which the list is published."""
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("-")


def all_code_lists() -> dict[str, type[CodeList]]:
    """Return every code list in use, by published name."""
    return {c.code_list_name(): c for c in sorted(CodeList.__subclasses__(), key=lambda c: c.code_list_name())}
