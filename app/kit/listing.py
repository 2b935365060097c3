"""Answers made of stored texts: a page is put together as bytes, never parsed unless members were chosen."""

import json
from urllib.parse import urlencode

from app.kit.reading import Found, FoundPage, dumped
from app.kit.schema import ListQuery, RecordQuery

_ALWAYS = frozenset({"id", "links"})


def chosen(text: str, query: RecordQuery) -> str:
    """Return the representation with only the members the query names (`fields`)."""
    if query.fields is None:
        return text
    names = _ALWAYS | set(query.fields.split(","))
    return dumped({name: value for name, value in json.loads(text).items() if name in names})


def record_body(found: Found, query: RecordQuery) -> bytes:
    """Return the answer to a read of one record."""
    return chosen(found.text, query).encode()


def list_body(page: FoundPage, query: ListQuery, path: str) -> bytes:
    """Return the answer to a read of a list: items, links, and a total when it was asked for."""
    asked = query.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    links = {"self": _address(path, asked)}
    if page.next_cursor is not None:
        links["next"] = _address(path, asked | {"cursor": page.next_cursor})
    items = ",".join(chosen(text, query) for text in page.texts)
    total = f',"total":{page.total}' if page.total is not None else ""
    return f'{{"items":[{items}],"links":{dumped(links)}{total}}}'.encode()


def _address(path: str, asked: dict[str, object]) -> str:
    return f"{path}?{urlencode(asked)}" if asked else path
