"""Conditional requests (RFC 9110, section 13): ETags, If-Match, If-None-Match."""

import hashlib
import re

from app.kit import problem_types
from app.kit.domain import FieldError, refusal

_ENTITY_TAG = re.compile(r'(W/)?"([\x21\x23-\x7e\x80-\xff]*)"')
_TAG_LIST = re.compile(rf"[ \t,]*{_ENTITY_TAG.pattern}(?:[ \t]*,[ \t,]*{_ENTITY_TAG.pattern})*[ \t,]*")


def version_tag(version: int) -> str:
    """Return the ETag of a stored representation inside the dossier."""
    return f'"{version}"'


def content_tag(content: bytes) -> str:
    """Return the ETag of any other form of a record: it tells nothing but whether the bytes are the same."""
    return f'"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'


def none_match(if_none_match: str | None, tag: str) -> bool:
    """Tell whether the reader already has this representation (weak comparison)."""
    if if_none_match is None:
        return False
    return if_none_match.strip() == "*" or any(
        f'"{opaque}"' == tag for _, opaque in _ENTITY_TAG.findall(if_none_match)
    )


def is_match(if_match: str | None, version: int) -> bool:
    """Tell whether a change was made on the present version (R-057; strong comparison).

    Raises:
        RefusedError: `precondition-required` or `malformed-request`.

    """
    tags = parsed(if_match)
    return "*" in tags or version_tag(version) in tags


def newest_version(if_match: str | None, below: int) -> int | None:
    """Return the newest version an If-Match header names, of those that lie before the present one."""
    named = [tag.strip('"') for tag in parsed(if_match)]
    versions = [int(tag) for tag in named if tag.isdecimal() and tag.isascii() and len(tag) < len(str(below)) + 1]
    return max((version for version in versions if 0 < version < below), default=None)


def parsed(if_match: str | None) -> frozenset[str]:
    """Return the strong tags of an If-Match header; a weak tag never matches.

    Raises:
        RefusedError: `precondition-required` without the header, `malformed-request` when it is no list of tags.

    """
    if if_match is None:
        raise refusal(problem_types.PRECONDITION_REQUIRED, rule="R-057")
    if if_match.strip() == "*":
        return frozenset({"*"})
    if not _TAG_LIST.fullmatch(if_match):
        fault = FieldError("header", "If-Match", "entity-tag", problem_types.MALFORMED_REQUEST.cause)
        raise refusal(problem_types.MALFORMED_REQUEST, errors=(fault,))
    return frozenset(f'"{opaque}"' for weak, opaque in _ENTITY_TAG.findall(if_match) if not weak)
