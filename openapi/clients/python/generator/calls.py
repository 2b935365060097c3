"""The operations in the description as functions, and the tree of attributes they are called by."""

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field

from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty

from generator.names import pascal, prose, snake
from generator.shapes import Shapes
from generator.typing_of import is_nullable

PREFIX = "/v1"
# Files and events have a module of their own in the client.
BY_HAND = frozenset({"upload_document_file", "download_document_file", "stream_events", "list_events"})
_FEED = "list_events"
_REHEARSAL = "Rehearsal"
_IF_MATCH = "If-Match"
_PARAMETER = re.compile(r"\{(\w+)\}")
_WIDTH = 108


@dataclass(frozen=True)
class Argument:
    """One argument of an operation."""

    name: str
    api_name: str
    type: str
    default: str
    description: str

    @property
    def declared(self) -> str:
        """The argument as a function declares it."""
        return f"{self.name}: {self.type}" + (f" = {self.default}" if self.default else "")


@dataclass
class Call:
    """One operation."""

    name: str
    kind: str
    method: str
    path: str
    result: str
    item: str
    doc: str
    summary: str
    positional: list[Argument]
    query: list[Argument]
    body: str
    members: list[Argument]
    on: str

    @property
    def keywords(self) -> list[Argument]:
        """What is given by name, what must be given first."""
        return sorted([*self.members, *self.query], key=lambda argument: bool(argument.default))

    @property
    def returns(self) -> str:
        """The type of what the function returns."""
        return (
            f"Listing[m.{self.result}, m.{self.item}]" if self.kind == "Listing" else f"{self.kind}[m.{self.result}]"
        )


@dataclass
class Group:
    """What is called by one attribute: operations, and groups below it."""

    class_name: str = ""
    address: str = ""
    calls: dict[str, Call] = field(default_factory=dict)
    groups: dict[str, "Group"] = field(default_factory=dict)


class Calls:
    """Every operation of the description."""

    def __init__(self, endpoints: Iterable[Endpoint], shapes: Shapes) -> None:
        self._shapes = shapes
        self._endpoints = list(endpoints)
        self._records = {
            _path(each): self._result(each)
            for each in self._endpoints
            if each.method == "get" and _path(each).endswith("}") and self._shapes.is_record(self._result(each))
        }

    def all(self) -> list[Call]:
        """Return every operation that is generated."""
        return [self._call(each) for each in self._endpoints if each.name not in BY_HAND - {_FEED}]

    def records(self) -> list[tuple[str, str]]:
        """Return where each kind of record is read, as a pattern of its address, and its model."""
        return [(_PARAMETER.sub("[^/]+", f"{PREFIX}{path}"), model) for path, model in self._records.items()]

    def tree(self) -> Group:
        """Return the groups of operations by the segments of their paths."""
        root = Group()
        collections = {_path(each) for each in self._endpoints if f"{_path(each)}/" in self._prefixes()}
        for each in self._endpoints:
            if each.name in BY_HAND:
                continue
            group, name = self._place(root, each, collections)
            if name in group.calls or name in group.groups:
                raise ValueError(f"{group.class_name}.{name} would be two things")
            group.calls[name] = self._call(each)
        return root

    def _prefixes(self) -> set[str]:
        return {f"{_path(each).rpartition('/{')[0]}/" for each in self._endpoints if _path(each).endswith("}")}

    def _place(self, root: Group, endpoint: Endpoint, collections: set[str]) -> tuple[Group, str]:
        """Return the group an operation belongs to and what it is called there."""
        path = _path(endpoint)
        is_read = endpoint.method == "get"
        # What is asked of the register as a whole, such as `search`, is called by itself.
        owner = path if path in collections else path.rpartition("/")[0] or ("" if is_read else path)
        words = [word for word in owner.strip("/").split("/") if word and not word.startswith("{")]
        group = root
        for depth, word in enumerate(words):
            above = words[: depth + 1]
            child = Group("".join(map(pascal, above)), "/".join(["", *above]))
            group = group.groups.setdefault(snake(word), child)
        if path in collections:
            return group, {"get": "list", "post": "record"}[endpoint.method]
        if path.endswith("}"):
            return group, {"get": "get", "patch": "correct"}[endpoint.method]
        if is_read:
            return group, snake(path.rpartition("/")[2])
        return group, self._verb(endpoint, owner)

    def _verb(self, endpoint: Endpoint, owner: str) -> str:
        """Return what a command is called without the record it is about: `classify_amendment`, `classify`."""
        leaf = [word for word in owner.split("/") if not word.startswith("{")][-1]
        record = snake(self._records.get(owner, "").removesuffix("Read"))
        words = [word for word in endpoint.name.split("_")[1:] if leaf.startswith(word)]
        noun = next((noun for noun in [record, *words] if noun and f"_{noun}" in endpoint.name), None)
        return str(endpoint.name) if noun is None else endpoint.name.replace(f"_{noun}", "", 1)

    def _result(self, endpoint: Endpoint) -> str:
        """Return the model of what an operation answers when it was done."""
        answers = {
            each.status_code.range: each.prop for each in endpoint.responses.patterns if each.status_code.range
        }
        done = answers.get((201, 201)) or answers[200, 200]
        named = self._shapes.types.models_in(done) - {_REHEARSAL}
        return named.pop() if len(named) == 1 else ""

    def _call(self, endpoint: Endpoint) -> Call:
        path, result = _path(endpoint), self._result(endpoint)
        if not result:
            raise ValueError(f"{endpoint.name} answers nothing that has a name")
        query = [self._query(prop) for prop in endpoint.query_parameters if _api_name(prop) != "validateOnly"]
        names = {argument.api_name for argument in query}
        is_read = endpoint.method == "get"
        kind = "Command" if not is_read else "Listing" if self._is_list(result, names) else "Read"
        on = self._record_changed(endpoint)
        body = endpoint.bodies[0].prop if endpoint.bodies else None
        positional = [_on(on)] if on else [self._positional(prop) for prop in endpoint.path_parameters]
        members = self._members(body) if isinstance(body, ModelProperty) else []
        call = Call(
            name=str(endpoint.name),
            kind=kind,
            method=endpoint.method.upper(),
            path=self._written_path(path, on),
            result=result,
            item=self._shapes.item_of(result) if kind == "Listing" else "",
            doc="",
            summary=prose(endpoint.summary.get_untrusted_value()),
            positional=positional,
            query=query,
            body=str(body.class_info.name) if isinstance(body, ModelProperty) else "",
            members=members,
            on=positional[0].name if on else "",
        )
        named = [argument.name for argument in [*call.positional, *call.keywords]]
        if len(named) != len(set(named)):
            raise ValueError(f"{call.name} has two arguments of one name: {named}")
        call.doc = _documented(call, endpoint)
        return call

    def _is_list(self, result: str, query: set[str]) -> bool:
        return "cursor" in query and self._shapes.is_page(result)

    def _record_changed(self, endpoint: Endpoint) -> str:
        """Return the model of the record a command is about, of which it needs the ETag."""
        if all(_api_name(prop) != _IF_MATCH for prop in endpoint.header_parameters):
            return ""
        path = _path(endpoint)
        return self._records[path[: path.rindex("}") + 1]]

    def _written_path(self, path: str, on: str) -> str:
        if on:
            rest = path[path.rindex("}") + 1 :]
            return f'{_on(on).name}.address + "{rest}"' if rest else f"{_on(on).name}.address"
        filled = _PARAMETER.sub(lambda found: f"{{segment({snake(found[1])})}}", path)
        return f'{"f" if "{" in filled else ""}"{PREFIX}{filled}"'

    def _positional(self, prop: PropertyProtocol) -> Argument:
        return Argument(
            snake(_api_name(prop)), _api_name(prop), self._shapes.types.in_argument(prop), "", _said(prop)
        )

    def _query(self, prop: PropertyProtocol) -> Argument:
        name, written = _api_name(prop), self._shapes.types.in_argument(prop)
        # Several names in one parameter may be given one by one.
        if isinstance(prop, StringProperty) and "comma-separated" in _said(prop).lower():
            written = "Names"
        if prop.required:
            return Argument(snake(name), name, written, "", _said(prop))
        optional = written if is_nullable(prop) else f"{written} | None"
        return Argument(snake(name), name, optional, "None", _said(prop))

    def _members(self, body: ModelProperty) -> list[Argument]:
        found = [*(body.required_properties or ()), *(body.optional_properties or ())]
        return [
            Argument(
                snake(_api_name(prop)),
                _api_name(prop),
                self._shapes.types.in_argument(prop)
                if prop.required
                else f"{self._shapes.types.in_argument(prop)} | Unset",
                "" if prop.required else "UNSET",
                _said(prop),
            )
            for prop in found
        ]


def _path(endpoint: Endpoint) -> str:
    return endpoint.path.get_untrusted_value()


def _api_name(prop: PropertyProtocol) -> str:
    return prop.name.get_untrusted_value()


def _said(prop: PropertyProtocol) -> str:
    return prose(prop.description.get_untrusted_value()) if prop.description else ""


def _on(model: str) -> Argument:
    name = snake(model.removesuffix("Read"))
    return Argument(name, "", f"m.{model}", "", "The record as it was read; its ETag is sent along.")


def _documented(call: Call, endpoint: Endpoint) -> str:
    """Return the docstring: the summary, the description, and what is said of the arguments."""
    summary = call.summary.rstrip(".") + "."
    described = prose(endpoint.description.get_untrusted_value())
    paragraphs = ["\n".join(textwrap.wrap(part, _WIDTH)) for part in described.split("\n\n") if part]
    said = [
        "\n    ".join(textwrap.wrap(f"{argument.name}: {argument.description}", _WIDTH - 8))
        for argument in [*call.positional, *call.keywords]
        if argument.description
    ]
    if said:
        paragraphs.append("Args:\n    " + "\n    ".join(said))
    return "\n\n".join([summary, *paragraphs])
