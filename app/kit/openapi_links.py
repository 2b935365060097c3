"""Links in the API description: where to go with the record an operation answers."""

from typing import Any

from app.kit.resources import Resource, camel

Link = dict[str, Any]


def links_of_records() -> dict[str, Link]:
    """Return the links of every resource, by the operation each leads to."""
    return {
        operation: link for resource in Resource.registry.values() for operation, link in _links(resource).items()
    }


def links_after(operation_id: str) -> dict[str, dict[str, Link]]:
    """Return the links of the answers an operation gives, by status."""
    for resource in Resource.registry.values():
        names = resource.operation_ids
        status = {names["record"]: "201", names["get"]: "200"}.get(operation_id)
        if status is not None:
            return {status: {name: {"$ref": f"#/components/links/{name}"} for name in _links(resource)}}
        if operation_id == names["list"]:
            first = _place(resource) | {_own_id(resource): "$response.body#/items/0/id"}
            return {"200": {names["get"]: _link(names["get"], first, "Read the first one of the page.")}}
    return {}


def _place(resource: Resource) -> dict[str, str]:
    return {camel(column): f"$request.path.{camel(column)}" for column in resource.parent_columns}


def _own_id(resource: Resource) -> str:
    return f"{camel(resource.kind)}Id"


def _links(resource: Resource) -> dict[str, Link]:
    names = resource.operation_ids
    own = _place(resource) | {_own_id(resource): "$response.body#/id"}
    found = {
        names["get"]: _link(names["get"], own, "Read it again."),
        names["history"]: _link(names["history"], own, "Read who changed it, when and why."),
    }
    if resource.is_recordable:
        tag = {"If-Match": "$response.header.ETag"}
        found[names["correct"]] = _link(names["correct"], own | tag, "Correct it, made on this version.")
    for child in Resource.registry.values():
        if child.parent == resource.kind:
            lists = child.operation_ids["list"]
            found[lists] = _link(lists, own, f"List its {child.plural.en}.")
    return found


def _link(operation: str, parameters: dict[str, str], description: str) -> Link:
    return {"operationId": operation, "parameters": parameters, "description": description}
