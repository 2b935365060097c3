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


def require_match(if_match: str | None, version: int) -> None:
    """Refuse a change that was not made on the present version (R-057; strong comparison).

    Raises:
        RefusedError: `precondition-required`, `malformed-request` or `version-conflict`.

    """
    tags = parsed(if_match)
    if "*" not in tags and version_tag(version) not in tags:
        raise refusal(
            problem_types.VERSION_CONFLICT,
            rule="R-057",
            headers={"ETag": version_tag(version)},
            currentVersion=version,
        )


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
