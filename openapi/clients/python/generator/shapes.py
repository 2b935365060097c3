"""The shapes in the description as models: what is only sent, what is only received, and what is both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.literal_enum_property import LiteralEnumProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty

from generator.names import alias_of, prose, snake
from generator.typing_of import OWN, Types, is_nullable

# Described in `convenant_client.errors`, so that a problem can be read before there is a model of it.
# Files are sent by hand.
_FORM = "multipart/form-data"
_ELSEWHERE = OWN | {"Problem", "ProblemFault"}


@dataclass(frozen=True)
class Member:
    """One member of a model."""

    name: str
    type: str
    default: str
    description: str


@dataclass(frozen=True)
class Shape:
    """One model."""

    name: str
    base: str
    description: str
    members: list[Member]


@dataclass(frozen=True)
class Values:
    """A code list."""

    name: str
    values: list[str]


class Shapes:
    """Every shape of the description by its name."""

    def __init__(self, data: GeneratorData, described: Mapping[str, str]) -> None:
        self._described = described
        self._models = {str(model.class_info.name): model for model in data.models}
        self.types = Types(self._models)
        self._enums = [enum for enum in data.enums if isinstance(enum, LiteralEnumProperty)]
        endpoints = [each for found in data.endpoint_collections_by_tag.values() for each in found.endpoints]
        self._sent = self._reachable(
            body.prop for each in endpoints for body in each.bodies if body.content_type != _FORM
        )
        self._received = self._reachable(
            answer.prop for each in endpoints for answer in each.responses.patterns if answer.status_code.range
        )
        self._records = {name for each in endpoints for name in self._record_read_by(each)}

    def models(self) -> list[Shape]:
        """Return every model that is generated."""
        wanted = (self._sent | self._received) - _ELSEWHERE
        return [self._shape(name) for name in self._models if name in wanted]

    def enums(self) -> list[Values]:
        """Return every code list."""
        return [Values(str(enum.class_info.name), sorted(map(str, enum.values))) for enum in self._enums]

    def is_record(self, name: str) -> bool:
        """Tell whether a model is one record of the register."""
        return name in self._records

    def is_page(self, name: str) -> bool:
        """Tell whether a model is one page of a list."""
        return {"items", "links"} <= self._members(name).keys() and name.endswith("Page")

    def item_of(self, page: str) -> str:
        """Return the model of what stands on a page."""
        (item,) = self.types.models_in(self._members(page)["items"])
        return item

    def _members(self, name: str) -> dict[str, PropertyProtocol]:
        model = self._models[name]
        found = [*(model.required_properties or ()), *(model.optional_properties or ())]
        return {prop.name.get_untrusted_value(): prop for prop in found}

    def _record_read_by(self, endpoint: Endpoint) -> Iterable[str]:
        if endpoint.method != "get" or not endpoint.path.get_untrusted_value().endswith("}"):
            return ()
        found = {name for answer in endpoint.responses.patterns for name in self.types.models_in(answer.prop)}
        return (name for name in found if {"links", "version"} <= self._members(name).keys())

    def _reachable(self, props: Iterable[PropertyProtocol]) -> set[str]:
        found: set[str] = set()
        waiting = [name for prop in props for name in self.types.models_in(prop)]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += [inner for prop in self._members(name).values() for inner in self.types.models_in(prop)]
        return found

    def _base(self, name: str) -> str:
        if name in self._records:
            return "Record"
        if self.is_page(name) and self.types.in_model(self._members(name)["links"]) == "PageLinks":
            return "Page"
        if name in self._received:
            return "Model" if name in self._sent else "Answer"
        return "Input"

    def _shape(self, name: str) -> Shape:
        base = self._base(name)
        is_received = base not in {"Input", "Model"}
        members = [
            self._member(said, prop, is_received=is_received)
            for said, prop in sorted(self._members(name).items(), key=lambda pair: not pair[1].required)
        ]
        return Shape(name, base, prose(self._described.get(name, "")), members)

    def _member(self, name: str, prop: PropertyProtocol, *, is_received: bool) -> Member:
        written, python_name = self.types.in_model(prop), snake(name)
        alias = alias_of(python_name, name)
        default = ""
        if is_received and prop.required:
            default = f"answered(alias={alias!r})" if alias else "answered()"
        elif not prop.required and is_nullable(prop):
            default = "None"
        elif not prop.required and is_received:
            written, default = f"{written} | None", "None"
        elif not prop.required:
            written, default = f"{written} | Unset", "UNSET"
        if alias and not default.startswith("answered"):
            raise ValueError(f"{name} needs an alias, which only members of answers have yet")
        return Member(python_name, written, default, prose(_description(prop)))


def _description(prop: PropertyProtocol) -> str:
    said = prop.description.get_untrusted_value() if prop.description else ""
    if not said and isinstance(prop, UnionProperty):
        said = next((_description(inner) for inner in prop.inner_properties if inner.description), "")
    return said
