"""The operations of the API as its own description lists them, so that a new route joins the tests by itself."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.api import create_api
from app.examples import examples
from app.kit.openapi import PUBLISHED_SETTINGS
from app.kit.resources import Resource, camel


@cache
def description() -> dict[str, Any]:
    """The API description the application generates."""
    document: dict[str, Any] = create_api(PUBLISHED_SETTINGS, examples()).state.description()
    return document


@dataclass(frozen=True)
class Operation:
    """One method on one path."""

    method: str
    path: str
    id: str
    statuses: tuple[str, ...]

    @property
    def parameters(self) -> list[str]:
        return re.findall(r"{(\w+)}", self.path)

    @property
    def resource(self) -> Resource | None:
        """The resource it belongs to, when it is one of the operations every resource has."""
        path = self.path.removesuffix("/history")
        collection = path if self.method == "POST" else re.sub(r"/{\w+}$", "", path)
        for resource in Resource.registry.values():
            if re.sub(r"{(\w+)}", lambda found: f"{{{camel(found.group(1))}}}", resource.path) in (
                collection,
                path,
            ):
                return resource
        return None


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation of the API."""
    return tuple(
        Operation(method.upper(), path, operation["operationId"], tuple(operation["responses"]))
        for path, item in description()["paths"].items()
        for method, operation in item.items()
    )
