"""The kinds of problems the description names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.names import pascal

# Written by hand, because they have members of their own.
_BY_HAND = frozenset({"version-conflict", "cursor-epoch-changed"})
_TYPES = re.compile(r"Types?: (.*)")
_SLUG = re.compile(r"`([a-z0-9-]+)`")


@dataclass(frozen=True)
class Kind:
    """One kind of problem."""

    name: str
    slug: str
    statuses: str


def kinds(document: dict[str, Any]) -> list[Kind]:
    """Return every kind of problem that a response names, with the statuses it comes with."""
    statuses: dict[str, set[str]] = {}
    for status, slug in _named(document):
        statuses.setdefault(slug, set()).add(status)
    return [
        Kind(pascal(slug), slug, " or ".join(sorted(found)))
        for slug, found in sorted(statuses.items())
        if slug not in _BY_HAND
    ]


def _named(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    shared = document["components"].get("responses", {})
    for path in document["paths"].values():
        for operation in path.values():
            if not isinstance(operation, dict):
                continue
            for status, response in operation.get("responses", {}).items():
                found = shared[response["$ref"].rpartition("/")[2]] if "$ref" in response else response
                for listed in _TYPES.findall(found["description"]):
                    yield from ((status, slug) for slug in _SLUG.findall(listed))
