"""How a shape in the description is written as a Python type."""

from collections.abc import Mapping

from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.literal_enum_property import LiteralEnumProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

# Written by hand in `convenant_client.records`.
OWN = frozenset({"RecordLinks", "PageLinks"})

_IN_MODELS: dict[type[object], str] = {
    AnyProperty: "Any",
    BooleanProperty: "bool",
    DateProperty: "dt.date",
    DateTimeProperty: "dt.datetime",
    FloatProperty: "float",
    IntProperty: "int",
    NoneProperty: "None",
    StringProperty: "str",
    UuidProperty: "UUID",
    ConstProperty: "str",
}
# What is given may also be text in the form of the API.
_IN_ARGUMENTS = _IN_MODELS | {DateProperty: "Day", DateTimeProperty: "Instant", UuidProperty: "Id"}


class Types:
    """The types in one description; `models` are all objects in it by name.

    A reference to an object does not yet know its members, so that they are looked up by its name.
    """

    def __init__(self, models: Mapping[str, ModelProperty]) -> None:
        self._models = models

    def in_model(self, prop: PropertyProtocol) -> str:
        """Return the type of a member of a model."""
        return self._written(prop, _IN_MODELS, "list", "")

    def in_argument(self, prop: PropertyProtocol) -> str:
        """Return the type of an argument of an operation."""
        return self._written(prop, _IN_ARGUMENTS, "Sequence", "m.")

    def has_members(self, prop: ModelProperty) -> bool:
        """Tell whether an object has members of its own; otherwise it is a mapping."""
        found = self._known(prop)
        return bool(found.required_properties or found.optional_properties)

    def models_in(self, prop: PropertyProtocol) -> set[str]:
        """Return the names of the models a type is written with."""
        match prop:
            case UnionProperty():
                return {name for inner in prop.inner_properties for name in self.models_in(inner)}
            case ListProperty():
                return self.models_in(prop.inner_property)
            case ModelProperty() if self.has_members(prop):
                return {str(prop.class_info.name)}
            case ModelProperty():
                values = self._known(prop).additional_properties
                return set() if values is None else self.models_in(values)
            case _:
                return set()

    def _known(self, prop: ModelProperty) -> ModelProperty:
        return self._models[str(prop.class_info.name)]

    def _written(self, prop: PropertyProtocol, simple: Mapping[type[object], str], sequence: str, module: str) -> str:
        match prop:
            case UnionProperty():
                written = [self._written(inner, simple, sequence, module) for inner in prop.inner_properties]
                # `None` last, as people write it.
                return " | ".join(sorted(dict.fromkeys(written), key=lambda name: name == "None"))
            case ListProperty():
                return f"{sequence}[{self._written(prop.inner_property, simple, sequence, module)}]"
            case LiteralEnumProperty():
                return f"{module}{prop.class_info.name}"
            case ModelProperty() if self.has_members(prop):
                name = str(prop.class_info.name)
                return name if name in OWN else f"{module}{name}"
            case ModelProperty():
                values = self._known(prop).additional_properties
                of = "Any" if values is None else self._written(values, simple, sequence, module)
                return f"dict[str, {of}]"
            case _:
                return simple[type(prop)]


def is_nullable(prop: PropertyProtocol) -> bool:
    """Tell whether null is one of the values."""
    return isinstance(prop, NoneProperty) or (
        isinstance(prop, UnionProperty) and any(is_nullable(inner) for inner in prop.inner_properties)
    )
