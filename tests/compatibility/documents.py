"""Which changes between two descriptions break what was written for the older one."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from tests.compatibility.changes import Change, Way
from tests.compatibility.schemas import Comparison
from tests.compatibility.shapes import Schema, followed

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


def breaking_changes(old: Schema, new: Schema) -> list[Change]:
    """Return every breaking change, each once."""
    return sorted({*_Documents(old, new).changes()})


def is_allowed(changes: list[Change], old_version: str, new_version: str) -> bool:
    """Tell whether a version may hold these changes: only a higher major version breaks, before 1.0 as after."""
    return not changes or _major(new_version) > _major(old_version)


def _major(version: str) -> int:
    return int(version.partition(".")[0])


class _Documents:
    def __init__(self, old: Schema, new: Schema) -> None:
        self.old, self.new = old, new
        self.schemas = {
            Way.ASKED: Comparison(Way.ASKED, inner=old, outer=new),
            Way.ANSWERED: Comparison(Way.ANSWERED, inner=new, outer=old),
        }

    def changes(self) -> Iterator[Change]:
        new_bases = {_base(server) for server in self.new.get("servers", ())}
        for base in {_base(server) for server in self.old.get("servers", ())} - new_bases:
            yield Change("servers", f"No server has the base path `{base}` any more.")
        yield from self._schemes()
        for group, way in (("paths", Way.ASKED), ("webhooks", Way.ANSWERED)):
            for path, item in self.old.get(group, {}).items():
                yield from self._item(path, item, self.new.get(group, {}).get(path), way)

    def _schemes(self) -> Iterator[Change]:
        old, new = (each.get("components", {}).get("securitySchemes", {}) for each in (self.old, self.new))
        for name, scheme in old.items():
            for key in ("type", "scheme", "in", "name"):
                if scheme.get(key) != new.get(name, {}).get(key):
                    yield Change(f"securitySchemes.{name}", f"`{key}` is no longer `{scheme.get(key)}`.")

    def _item(self, path: str, old: Schema, new: Schema | None, way: Way) -> Iterator[Change]:
        if new is None:
            yield Change(path, "It no longer exists.")
            return
        for method in (method for method in _METHODS if method in old):
            where = f"{method.upper()} {path}"
            if method not in new:
                yield Change(where, "It no longer exists.")
                continue
            before = {**old[method], "parameters": [*old.get("parameters", ()), *old[method].get("parameters", ())]}
            after = {**new[method], "parameters": [*new.get("parameters", ()), *new[method].get("parameters", ())]}
            yield from self._operation(where, before, after, way)

    def _operation(self, where: str, old: Schema, new: Schema, way: Way) -> Iterator[Change]:
        if old.get("operationId") != new.get("operationId"):
            yield Change(where, f"It is no longer called `{old.get('operationId')}`, as clients made from this are.")
        yield from self._security(where, old, new)
        yield from self._parameters(where, old, new, way)
        yield from self._body(where, old, new, way)
        yield from self._responses(where, old.get("responses", {}), new.get("responses", {}), way.other)

    def _security(self, where: str, old: Schema, new: Schema) -> Iterator[Change]:
        before = old.get("security", self.old.get("security", [])) or [{}]
        after = new.get("security", self.new.get("security", [])) or [{}]
        for enough in before:
            if not any(_asks_no_more(one, enough) for one in after):
                yield Change(where, f"{_credentials(enough)} no longer suffices.")

    def _parameters(self, where: str, old: Schema, new: Schema, way: Way) -> Iterator[Change]:
        before, after = _by_place(self.old, old), _by_place(self.new, new)
        for place, parameter in before.items():
            at = f"{where} {place}"
            if place not in after:
                yield Change(at, "It no longer exists.")
                continue
            for key in ("style", "explode"):
                if parameter.get(key) != after[place].get(key):
                    yield Change(at, f"`{key}` changed, so that it is written in another way.")
            yield from self._must(at, parameter, after[place], way)
            yield from self._schema(at, parameter.get("schema", {}), after[place].get("schema", {}), way)
        if way is Way.ASKED:
            for place in (place for place in after if place not in before and after[place].get("required")):
                yield Change(f"{where} {place}", "It is new and must be given.")

    def _must(self, where: str, old: Schema, new: Schema, way: Way) -> Iterator[Change]:
        if way is Way.ASKED and new.get("required") and not old.get("required"):
            yield Change(where, "It must now be given.")
        if way is Way.ANSWERED and old.get("required") and not new.get("required"):
            yield Change(where, "It may now be left out.")

    def _body(self, where: str, old: Schema, new: Schema, way: Way) -> Iterator[Change]:
        before, after = (followed(d, o.get("requestBody", {})) for d, o in ((self.old, old), (self.new, new)))
        at = f"{where} body"
        if not before:
            if after.get("required") and way is Way.ASKED:
                yield Change(at, "It is new and must be given.")
            return
        if not after:
            yield Change(at, "It no longer exists.")
            return
        yield from self._must(at, before, after, way)
        yield from self._content(at, before, after, way)

    def _responses(self, where: str, old: Schema, new: Schema, way: Way) -> Iterator[Change]:
        for status, response in old.items():
            at = f"{where} {status}"
            if status not in new:
                # A refusal that no longer comes breaks nothing; an outcome somebody waits for does.
                if status.startswith(("2", "3")) or status == "default":
                    yield Change(at, "It is no longer answered.")
                continue
            before, after = followed(self.old, response), followed(self.new, new[status])
            yield from self._content(at, before, after, way)
            yield from self._headers(at, before.get("headers", {}), after.get("headers", {}), way)
            yield from self._links(at, before.get("links", {}), after.get("links", {}))
        for status in new.keys() - old.keys():
            if way is Way.ANSWERED and status.startswith("2"):
                yield Change(f"{where} {status}", "This outcome is new: nobody reads it yet.")

    def _content(self, where: str, old: Schema, new: Schema, way: Way) -> Iterator[Change]:
        for media_type, content in old.get("content", {}).items():
            at = f"{where} {media_type}"
            if media_type not in new.get("content", {}):
                yield Change(at, "This form no longer exists.")
            else:
                after = new["content"][media_type]
                yield from self._schema(at, content.get("schema", {}), after.get("schema", {}), way)

    def _headers(self, where: str, old: Schema, new: Schema, way: Way) -> Iterator[Change]:
        for name, header in old.items():
            at = f"{where} header {name}"
            if name not in new:
                yield Change(at, "It is no longer answered.")
                continue
            before, after = followed(self.old, header), followed(self.new, new[name])
            yield from self._must(at, before, after, way)
            yield from self._schema(at, before.get("schema", {}), after.get("schema", {}), way)

    def _links(self, where: str, old: Schema, new: Schema) -> Iterator[Change]:
        for name, link in old.items():
            before, after = followed(self.old, link), followed(self.new, new.get(name, {}))
            if any(before.get(key) != after.get(key) for key in ("operationId", "operationRef", "parameters")):
                yield Change(f"{where} link {name}", "It no longer leads where it led.")

    def _schema(self, where: str, old: Any, new: Any, way: Way) -> Iterator[Change]:
        inner, outer = (old, new) if way is Way.ASKED else (new, old)
        yield from self.schemas[way].changes(where, inner, outer)


def _base(server: Schema) -> str:
    """Return the path of a server's address; what comes before it is another at every deployment."""
    address: str = server["url"].replace("{", "").replace("}", "")
    return urlsplit(address).path


def _by_place(document: Schema, operation: Schema) -> dict[str, Schema]:
    parameters = [followed(document, parameter) for parameter in operation["parameters"]]
    return {f"{parameter['in']} {parameter['name']}": parameter for parameter in parameters}


def _asks_no_more(new: Schema, enough: Schema) -> bool:
    return all(name in enough and {*scopes} <= {*enough[name]} for name, scopes in new.items())


def _credentials(alternative: Schema) -> str:
    named = (f"`{name}`" + (f" with {', '.join(scopes)}" if scopes else "") for name, scopes in alternative.items())
    return " and ".join(named) or "No credential at all"
