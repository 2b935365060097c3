"""Whether everything one schema allows is allowed by another."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.compatibility.changes import EXTENSIBLE, Change, Way
from tests.compatibility.patterns import fits
from tests.compatibility.shapes import Schema, Shape, alternatives, name_of

_MOST = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
_LEAST = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
# Nobody can tell from two of these whether one allows what the other does: what differs counts as narrower.
_OPAQUE = (
    *("format", "multipleOf", "contentEncoding", "contentMediaType", "prefixItems", "propertyNames"),
    *("patternProperties", "dependentRequired", "dependentSchemas", "contains", "not", "discriminator"),
    *("unevaluatedProperties", "unevaluatedItems", "allOf"),
)
_CONDITION = ("if", "then", "else")


@dataclass
class Comparison:
    """A comparison of two descriptions in one way; each pair of components is compared once."""

    way: Way
    # The description that must fit, and the one it must fit in: old in new when asked, new in old when answered.
    inner: Schema
    outer: Schema
    known: dict[tuple[str, str], list[Change]] = field(default_factory=dict)

    def changes(self, where: str, inner: Any, outer: Any) -> list[Change]:
        """Return what the inner schema allows and the outer one does not."""
        names = name_of(inner), name_of(outer)
        if names[0] is None or names[1] is None:
            return list(self._compared(where, inner, outer))
        pair = (names[0], names[1])
        if pair not in self.known:
            # While it is being compared it counts as fitting: a component inside itself adds nothing.
            self.known[pair] = []
            self.known[pair] = list(self._compared(pair[0], inner, outer))
        return self.known[pair]

    def _compared(self, where: str, inner: Any, outer: Any) -> Iterator[Change]:
        narrow, wide = alternatives(self.inner, inner), alternatives(self.outer, outer)
        is_one = len(narrow) == len(wide) == 1
        for shape in narrow:
            yield from self._placed(where, shape, wide, is_one)
        if self.way is Way.ASKED and isinstance(inner, dict) and isinstance(outer, dict):
            old, new = inner.get("default"), outer.get("default")
            if old is not None and old != new:
                yield Change(where, f"What is left out no longer means `{old}` but `{new}`.")

    def _placed(self, where: str, narrow: Shape, wide: list[Shape], is_one: bool) -> list[Change]:
        """Return why an alternative fits none of those there are: of its namesake, or else that it is not among them."""
        near = sorted(wide, key=lambda shape: (shape.name != narrow.name, shape.type != narrow.type))
        tried = []
        for shape in near:
            found = self._one(where, narrow, shape)
            if not found:
                return []
            tried.append(found)
        if tried and (is_one or (narrow.name, narrow.type) == (near[0].name, near[0].type)):
            return tried[0]
        return [Change(where, self.way.gone(_called(narrow)))]

    def _one(self, where: str, narrow: Shape, wide: Shape) -> list[Change]:
        if narrow.name is not None and wide.name is not None:
            pair = (narrow.name, wide.name)
            if pair in self.known and where != pair[0]:
                return self.known[pair]
            if where != pair[0]:
                where = pair[0]
                self.known[pair] = []
                self.known[pair] = [*self._differences(where, narrow, wide)]
                return self.known[pair]
        return [*self._differences(where, narrow, wide)]

    def _differences(self, where: str, narrow: Shape, wide: Shape) -> Iterator[Change]:
        if not _is_of_type(narrow, wide):
            yield Change(where, self.way.gone(_called(narrow)))
            return
        yield from self._values(where, narrow, wide)
        yield from self._limits(where, narrow.keywords, wide.keywords)
        yield from self._opaque(where, narrow.keywords, wide.keywords)
        yield from self._members(where, narrow.keywords, wide.keywords)
        if "items" in wide.keywords:
            yield from self.changes(f"{where}[]", narrow.keywords.get("items", {}), wide.keywords["items"])

    def _values(self, where: str, narrow: Shape, wide: Shape) -> Iterator[Change]:
        if wide.values is None or (self.way is Way.ANSWERED and EXTENSIBLE in wide.keywords.get("description", "")):
            return
        if narrow.values is None:
            yield Change(where, self.way.gone(f"Anything but {_listed(wide.values)}"))
            return
        extra = [value for value in narrow.values if value not in wide.values]
        if extra:
            yield Change(where, self.way.gone(_listed(extra)))

    def _limits(self, where: str, narrow: Schema, wide: Schema) -> Iterator[Change]:
        for keyword in (*_MOST, *_LEAST):
            if keyword not in wide:
                continue
            limit, given = wide[keyword], narrow.get(keyword)
            if given is None or (given > limit if keyword in _MOST else given < limit):
                yield Change(where, self.way.moved(keyword, given, limit))
        if wide.get("uniqueItems") and not narrow.get("uniqueItems"):
            yield Change(where, self.way.gone("The same item twice"))

    def _opaque(self, where: str, narrow: Schema, wide: Schema) -> Iterator[Change]:
        if "pattern" in wide and not ("pattern" in narrow and fits(narrow["pattern"], wide["pattern"])):
            yield Change(where, self.way.moved("pattern", narrow.get("pattern"), wide["pattern"]))
        for keyword in _OPAQUE:
            if keyword in wide and narrow.get(keyword) != wide[keyword]:
                yield Change(where, self.way.moved(keyword, narrow.get(keyword), wide[keyword]))
        conditions = [[part.get(keyword) for keyword in _CONDITION] for part in (narrow, wide)]
        if "if" in wide and conditions[0] != conditions[1]:
            yield Change(where, "What it asks under a condition is no longer the same, which nobody can judge.")

    def _members(self, where: str, narrow: Schema, wide: Schema) -> Iterator[Change]:
        inner, outer = narrow.get("properties", {}), wide.get("properties", {})
        for name in wide.get("required", ()):
            if name not in narrow.get("required", ()):
                yield Change(f"{where}.{name}", self._no_longer_left(name in inner))
        for name, member in inner.items():
            if name in outer:
                yield from self.changes(f"{where}.{name}", member, outer[name])
            elif self.way is Way.ASKED and (outer or wide.get("additionalProperties") is False):
                yield Change(f"{where}.{name}", "It is no longer accepted.")
        if self.way is Way.ANSWERED:
            told = {*wide.get("required", ())} - {*narrow.get("required", ())}
            for name in outer.keys() - inner.keys() - told:
                yield Change(f"{where}.{name}", "It is no longer answered.")
        yield from self._further_members(where, narrow, wide)

    def _no_longer_left(self, is_there: bool) -> str:
        if self.way is Way.ASKED:
            return "It must now be given."
        return "It may now be left out of answers." if is_there else "It is no longer answered."

    def _further_members(self, where: str, narrow: Schema, wide: Schema) -> Iterator[Change]:
        """Compare what other members may be. New ones in an answer are harmless: readers pass over them."""
        inner, outer = narrow.get("additionalProperties", True), wide.get("additionalProperties", True)
        if outer is False:
            if self.way is Way.ASKED and inner is not False and (narrow.keys() & {"properties", "type"}):
                yield Change(where, "Members that are not named are no longer accepted.")
        elif isinstance(outer, dict) and inner is not False:
            yield from self.changes(f"{where}.*", inner if isinstance(inner, dict) else {}, outer)


def _is_of_type(narrow: Shape, wide: Shape) -> bool:
    if wide.type is None or narrow.type == wide.type or (narrow.type, wide.type) == ("integer", "number"):
        return True
    # Values without a type are judged by what they are.
    return narrow.type is None and narrow.values is not None and wide.values is not None


def _called(shape: Shape) -> str:
    if shape.values is not None:
        return _listed(shape.values)
    return f"`{shape.name or shape.type}`" if shape.name or shape.type else "Anything at all"


def _listed(values: list[Any]) -> str:
    return ", ".join(f"`{value if isinstance(value, str) else json.dumps(value)}`" for value in values)
