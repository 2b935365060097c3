"""What JSON Schema can say of shapes that are checked in code: the API description promises no more than is kept."""

from typing import Any

JsonSchema = dict[str, Any]

_YEAR = "((19|20|21)[0-9]{2}|2200)"
_MONTH_OF_YEAR = "(0[1-9]|1[0-2])"
_DAY_OF_MONTH = "(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?"
_OFFSET = "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
# One line without space at its ends, and lines that are not all blank; without control characters. Which characters
# Unicode has assigned, and which of them nobody sees, no pattern can say.
_CONTROLS = r"\x00-\x1f\x7f-\x9f\u2028\u2029"
_CONTROLS_IN_LINES = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
ONE_LINE: JsonSchema = {"pattern": rf"^[^\s{_CONTROLS}]([^{_CONTROLS}]*[^\s{_CONTROLS}])?$"}
LINES: JsonSchema = {"pattern": rf"^[^{_CONTROLS_IN_LINES}]*[^\s{_CONTROLS}][^{_CONTROLS_IN_LINES}]*$"}
DAY: JsonSchema = {
    "type": "string",
    "format": "date",
    "pattern": f"^{_YEAR}-{_MONTH_OF_YEAR}-{_DAY_OF_MONTH}$",
    "description": "A legal day (Europe/Amsterdam), YYYY-MM-DD.",
}
INSTANT: JsonSchema = {
    "format": "date-time",
    "pattern": f"^(19(0[1-9]|[1-9][0-9])|2[01][0-9]{{2}})-{_MONTH_OF_YEAR}-{_DAY_OF_MONTH}T{_TIME}{_OFFSET}$",
}

# A place in the journal, as a text: a number in JSON is exact to 2^53 only.
SEQUENCE_PATTERN = "^[0-9]{1,18}$"
# `*` or a list of entity tags (RFC 9110, sections 8.8.3 and 13.1.1).
_ENTITY_TAG = r'(W/)?"[!#-~]*"'
ENTITY_TAGS: JsonSchema = {"pattern": rf"^(\*|{_ENTITY_TAG}( *, *{_ENTITY_TAG})*)$"}


def _value_where(precision: JsonSchema, value: JsonSchema, otherwise: JsonSchema) -> JsonSchema:
    return {
        "if": {"properties": {"precision": precision}, "required": ["precision"]},
        "then": {"properties": {"value": value}},
        "else": otherwise,
    }


# The value has the form its precision asks for (R-002).
PARTIAL_DATE: JsonSchema = _value_where(
    {"const": "unknown"},
    {"type": "null"},
    {
        "required": ["value"],
        **_value_where(
            {"const": "day"},
            {"type": "string", "format": "date", "pattern": DAY["pattern"]},
            _value_where(
                {"const": "month"},
                {"type": "string", "pattern": f"^{_YEAR}-{_MONTH_OF_YEAR}$"},
                {"properties": {"value": {"type": "string", "pattern": f"^{_YEAR}$"}}},
            ),
        ),
    },
)


def exactly_one(first: str, second: str, *others: str) -> JsonSchema:
    """Return what an object is like that gives one of some ids and none of the others."""
    rest = (second, *others)
    return {
        "if": {"properties": {first: {"type": "string"}}, "required": [first]},
        "then": {"properties": {name: {"type": "null"} for name in rest}},
        "else": exactly_one(*rest) if others else {"properties": {second: {"type": "string"}}, "required": [second]},
    }


def at_most_one(first: str, *others: str) -> JsonSchema:
    """Return what an object is like that gives one of some ids, or none."""
    if not others:
        return {}
    return {
        "if": {"properties": {first: {"type": "string"}}, "required": [first]},
        "then": {"properties": {name: {"type": "null"} for name in others}},
        "else": at_most_one(*others),
    }
