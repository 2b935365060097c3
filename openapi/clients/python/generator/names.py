"""How a name of the API is written in Python, and back."""

import keyword
import re

from pydantic.alias_generators import to_camel


def snake(name: str) -> str:
    """Return a camelCase or kebab-case name in snake_case; a word of the language gets an underscore."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.replace("-", "_")).lower()
    return f"{parted}_" if keyword.iskeyword(parted) else parted


def pascal(name: str) -> str:
    """Return a kebab-case or snake_case name in PascalCase."""
    return "".join(part.capitalize() for part in re.split("[-_]", name))


def alias_of(python_name: str, name: str) -> str | None:
    """Return a name of the API where it does not follow from the one in Python."""
    return None if to_camel(python_name) == name else name


def prose(text: str) -> str:
    """Return text that can stand in a docstring."""
    return text.replace("\\", "\\\\").replace('"""', "'''").strip()
