"""What every answer carries, and what every problem document must be."""

from typing import Any
from urllib.parse import urlsplit

import httpx

from app.kit.domain import PROBLEM_TYPES
from app.version import VERSION

EVERYWHERE = {
    "api-version": VERSION,
    "cache-control": "no-store",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
}


def slug_of(answer: httpx.Response) -> str:
    """The kind of problem an answer names."""
    return str(answer.json()["type"]).rpartition("/")[2]


def assert_edge(answer: httpx.Response) -> None:
    """Every answer says which version gave it, cannot be framed or sniffed, and can be found in the log."""
    for name, value in EVERYWHERE.items():
        assert answer.headers.get_list(name) == [value], (name, answer.headers.get_list(name))
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert len(answer.headers["x-request-id"]) >= 8
    assert "server" not in answer.headers


def assert_problem(answer: httpx.Response, status: int, slug: str, language: str = "nl") -> dict[str, Any]:
    """An answer is this problem, complete and in this language; returns its document."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert_edge(answer)
    document: dict[str, Any] = answer.json()
    kind = PROBLEM_TYPES[slug]
    assert urlsplit(document["type"]).path == f"/problems/{slug}"
    assert (document["status"], kind.status) == (status, status)
    assert document["title"] == kind.title.in_language(language)
    assert document["detail"]
    assert answer.headers["content-language"] == language
    assert document["requestId"] == answer.headers["x-request-id"]
    return document


def faults(document: dict[str, Any]) -> set[tuple[str, str, str]]:
    """The faults a problem lists: where, at which place, which kind."""
    return {(fault["in"], fault["location"], fault["code"]) for fault in document.get("errors", ())}
