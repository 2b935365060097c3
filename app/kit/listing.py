"""Answers made of stored texts: a page is put together as bytes, never parsed unless members were chosen."""

import json
from urllib.parse import urlencode

from app.kit.domain import Localised
from app.kit.expansion import Included
from app.kit.queries import ListQuery, RecordQuery
from app.kit.reading import Found, FoundPage, dumped
from app.kit.resources import Resource
from app.kit.statement import query_fault

_ALWAYS = frozenset({"id", "links"})


def fields_asked(resource: Resource, query: RecordQuery) -> frozenset[str] | None:
    """Return the members a query names in `fields`; nothing when it wants them all.

    Raises:
        RefusedError: `validation-failed` when the record has no such member.

    """
    if query.fields is None:
        return None
    names = frozenset(query.fields.split(","))
    known = {info.alias or name for name, info in resource.read.model_fields.items()}
    if not names <= known:
        choice = Localised("Kies uit: {names}.", "Choose from: {names}.").filled(names=", ".join(sorted(known)))
        raise query_fault("fields", "enum", choice)
    return names | _ALWAYS


def chosen(text: str, fields: frozenset[str] | None) -> str:
    """Return the representation with only the members chosen."""
    if fields is None:
        return text
    return dumped({name: value for name, value in json.loads(text).items() if name in fields})


def record_body(found: Found, fields: frozenset[str] | None, related: Included) -> bytes:
    """Return the answer to a read of one record; related records stand in a member of their own."""
    text = chosen(found.text, fields)
    return f"{text[:-1]}{_included(related)}}}".encode() if related else text.encode()


def list_body(
    page: FoundPage, query: ListQuery, path: str, fields: frozenset[str] | None, related: Included
) -> bytes:
    """Return the answer to a read of a list: items, links, related records, and a total when it was asked for."""
    asked = query.asked
    own = page_address(path, asked)
    links = {"self": own}
    if page.next_cursor is not None:
        # A cursor needs no quoting; on the first page it comes last.
        begins = f"{own}{'&' if asked else '?'}cursor={page.next_cursor}"
        links["next"] = page_address(path, asked | {"cursor": page.next_cursor}) if "cursor" in asked else begins
    items = ",".join(page.texts if fields is None else [chosen(text, fields) for text in page.texts])
    total = f',"total":{page.total}' if page.total is not None else ""
    return f'{{"items":[{items}],"links":{dumped(links)}{total}{_included(related)}}}'.encode()


def _included(related: Included) -> str:
    if not related:
        return ""
    members = ",".join(f'"{name}":[{",".join(texts)}]' for name, texts in related.items())
    return f',"included":{{{members}}}'


def page_address(path: str, asked: dict[str, object]) -> str:
    """Return the address of a page, relative to the server: its path and what is asked there."""
    written = {name: str(value).lower() if isinstance(value, bool) else value for name, value in asked.items()}
    return f"{path}?{urlencode(written)}" if written else path
