"""Links in the API description: where to go with the record an operation answers."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from app.kit.resources import Resource, camel, page_name

Link = dict[str, Any]


def add_links(document: dict[str, Any]) -> None:
    """Link every answer that is a record, or a page of them, to what can be done with it."""
    paths = document["paths"]
    links = {kind: dict(_links(resource, paths)) for kind, resource in Resource.registry.items()}
    document["components"]["links"] = {name: link for found in links.values() for name, link in found.items()}
    for path, item in paths.items():
        for operation in item.values():
            for response in operation["responses"].values():
                found = _first_of_page(response) | _after_record(response, path, links)
                if found:
                    response["links"] = found


def _links(resource: Resource, paths: dict[str, Any]) -> Iterator[tuple[str, Link]]:
    """Return what can be done with a record: read it again, correct it, and read whatever lies under it."""
    names = resource.operation_ids
    own = _place(resource) | {_own_id(resource): "$response.body#/id"}
    yield names["get"], _link(names["get"], own, "Read it again.")
    if resource.is_recordable:
        tag = {"If-Match": "$response.header.ETag"}
        yield names["correct"], _link(names["correct"], own | tag, "Correct it, made on this version.")
    address = next(path for path, item in paths.items() if item.get("get", {}).get("operationId") == names["get"])
    for path, item in paths.items():
        rest = path.removeprefix(f"{address}/")
        if rest != path and "{" not in rest and "get" in item and not _asks_more(item["get"]):
            yield item["get"]["operationId"], _link(item["get"]["operationId"], own, f"{item['get']['summary']}.")


def _asks_more(operation: dict[str, Any]) -> bool:
    """Tell whether an operation cannot be done with the ids in its path alone."""
    return any(each["required"] for each in operation["parameters"] if each["in"] != "path" and "required" in each)


def _after_record(response: dict[str, Any], path: str, links: dict[str, dict[str, Link]]) -> dict[str, Link]:
    """Return the links of an answer that is a record, as far as its path and headers have what they need."""
    resource = _answered(response)
    if resource is None or any(f"{{{name}}}" not in path for name in _place(resource)):
        return {}
    has_tag = "ETag" in response.get("headers", {})
    shared = {
        name: {"$ref": f"#/components/links/{name}"}
        for name, link in links[resource.kind].items()
        if has_tag or "If-Match" not in link["parameters"]
    }
    return shared | dict(_references(resource))


def _references(resource: Resource) -> Iterator[tuple[str, Link]]:
    """Return links to the records that a record always names, where their id is all one needs."""
    for name, member in resource.read.model_fields.items():
        kinds = [kind for kind in Resource.registry if f"_{name}".endswith(f"_{kind}_id")]
        if member.annotation is not UUID or not kinds:
            continue
        named = Resource.registry[max(kinds, key=len)]
        if not named.parent_columns:
            alias = camel(name)
            parameters = {_own_id(named): f"$response.body#/{alias}"}
            told = f"Read the {named.title.en} that `{alias}` names."
            yield alias.removesuffix("Id"), _link(named.operation_ids["get"], parameters, told)


def _answered(response: dict[str, Any]) -> Resource | None:
    """Return the resource an answer is a record of; what was only tried counts as another answer."""
    for resource in Resource.registry.values():
        if f"#/components/schemas/{resource.read.__name__}" in _schemas(response):
            return resource
    return None


def _first_of_page(response: dict[str, Any]) -> dict[str, Link]:
    for resource in Resource.registry.values():
        if f"#/components/schemas/{page_name(resource)}" in _schemas(response):
            get = resource.operation_ids["get"]
            first = _place(resource) | {_own_id(resource): "$response.body#/items/0/id"}
            return {get: _link(get, first, "Read the first one of the page.")}
    return {}


def _schemas(response: dict[str, Any]) -> list[str]:
    schema = response.get("content", {}).get("application/json", {}).get("schema", {})
    return [part["$ref"] for part in (schema, *schema.get("anyOf", ())) if "$ref" in part]


def _place(resource: Resource) -> dict[str, str]:
    return {camel(column): f"$request.path.{camel(column)}" for column in resource.parent_columns}


def _own_id(resource: Resource) -> str:
    return f"{camel(resource.kind)}Id"


def _link(operation: str, parameters: dict[str, str], description: str) -> Link:
    return {"operationId": operation, "parameters": parameters, "description": description}
