"""Shapes convert nothing silently; code lists say what every value is called."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, cast

import pytest
from pydantic import ValidationError, create_model

from app.kit.codelists import CodeList, all_code_lists
from app.kit.dates import DatePrecision
from app.kit.problems import field_error
from app.kit.resources import Resource
from app.kit.schema import ApiModel, Cents, Day, Instant, LongText, Name, Sha256, Slug
from app.main import create_app

assert callable(create_app), "the application declares every resource"
RECORDABLE = [resource for resource in Resource.registry.values() if resource.is_recordable]

# Values that lenient readers take for something else, and some plain ones.
VALUES: list[Any] = [
    "12",
    "1.5",
    "",
    "true",
    "false",
    "on",
    "null",
    "NaN",
    "2026-03-23",
    "2026-03-23T00:00:00.000000Z",
    "x",
    " x",
    "other",
    0,
    1,
    -1,
    12,
    1.0,
    1.5,
    1e300,
    10**30,
    1774224000,
    True,
    False,
    [],
    [1],
    ["x"],
    {},
    {"x": 1},
]


@pytest.mark.parametrize("resource", RECORDABLE, ids=lambda resource: resource.kind)
def test_no_member_of_any_body_is_converted(resource: Resource):
    for name, info in resource.create.model_fields.items():
        fields = cast("Any", {name: (info.annotation, info)})
        alone = create_model("Alone", __base__=ApiModel, **fields)
        alias = info.alias or name
        for value in VALUES:
            try:
                shaped = alone.model_validate_json(json.dumps({alias: value}))
            except ValidationError:
                continue
            kept = shaped.model_dump(mode="json", by_alias=True)[alias]
            assert (kept, type(kept)) == (value, type(value)), (name, value)


@pytest.mark.parametrize("resource", RECORDABLE, ids=lambda resource: resource.kind)
def test_every_text_of_every_body_has_an_end(resource: Resource):
    for name, info in resource.create.model_fields.items():
        alone = create_model("Alone", __base__=ApiModel, **cast("Any", {name: (info.annotation, info)}))
        alias = info.alias or name
        with pytest.raises(ValidationError):
            alone.model_validate_json(json.dumps({alias: "x" * 200_001}))


class Sample(ApiModel):
    """One member of every kind of the kit."""

    name: Name = "x"
    text: LongText = "x"
    slug: Slug = "x"
    digest: Sha256 = "0" * 64
    cents: Cents = 0
    day: Day | None = None
    at: Instant | None = None


def refused(**given: Any) -> set[tuple[str, str]]:
    """Where and why a sample is refused."""
    try:
        Sample.model_validate_json(json.dumps(given))
    except ValidationError as error:
        faults = [field_error(fault, "body") for fault in error.errors(include_url=False, include_input=False)]
        assert all(fault.detail.nl and fault.detail.en and fault.detail.nl != fault.detail.en for fault in faults)
        assert not any("{" in fault.detail.nl + fault.detail.en for fault in faults)
        return {(fault.location, fault.code) for fault in faults}
    return set()


@pytest.mark.parametrize(
    ("member", "value", "code"),
    [
        ("cents", "12", "amount-invalid"),
        ("cents", True, "amount-invalid"),
        ("cents", 1.0, "amount-invalid"),
        ("cents", 1.5, "amount-precision"),
        ("cents", -1, "amount-invalid"),
        ("cents", 100_000_000_000_000, "amount-invalid"),
        ("cents", 10**40, "amount-invalid"),
        ("cents", None, "amount-invalid"),
        ("day", 0, "day-format"),
        ("day", 1774224000, "day-format"),
        ("day", "2026-3-23", "day-format"),
        ("day", "2026-02-29", "day-format"),
        ("day", "2026-W13-1", "day-format"),
        ("day", "20260323", "day-format"),
        ("day", "2026-03-23T00:00:00", "day-format"),
        ("day", "２０２６-03-23", "day-format"),
        ("day", "1899-12-31", "greater-than-equal"),
        ("day", "2201-01-01", "less-than-equal"),
        ("at", 1774224000, "instant-format"),
        ("at", "1774224000", "instant-format"),
        ("at", "2026-03-23", "instant-format"),
        ("at", "2026-03-23T10:00:00", "instant-format"),
        ("at", "2026-03-23 10:00:00Z", "instant-format"),
        ("name", " x", "surrounding-space"),
        ("name", "x\u00a0", "surrounding-space"),
        ("name", " ", "surrounding-space"),
        ("name", "a\nb", "character-not-allowed"),
        ("name", "x" * 256, "string-too-long"),
        ("name", "", "string-too-short"),
        ("name", 5, "string-type"),
        ("text", " \n\t", "blank-text"),
        ("text", "a\rb", "character-not-allowed"),
        ("slug", "A", "string-pattern-mismatch"),
        ("slug", "a--b", "string-pattern-mismatch"),
        ("slug", "a\n", "string-pattern-mismatch"),
        ("digest", "0" * 63, "string-pattern-mismatch"),
        ("digest", "A" * 64, "string-pattern-mismatch"),
        ("unknown", 1, "extra-forbidden"),
    ],
)
def test_each_kind_of_member_refuses_what_is_not_it(member: str, value: Any, code: str):
    found = refused(**{member: value})
    assert {location for location, _ in found} == {f"/{member}"}
    assert found == {(f"/{member}", code)}


def test_an_instant_is_kept_as_the_same_instant_in_utc():
    for text in ("2026-07-01T12:00:00+02:00", "2026-07-01T10:00:00Z", "2026-07-01T05:30:00.000000-04:30"):
        shaped = Sample.model_validate_json(json.dumps({"at": text}))
        assert shaped.model_dump(mode="json")["at"] == "2026-07-01T10:00:00.000000Z"
    eastern = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    assert Sample(at=eastern).model_dump(mode="json")["at"] == "2026-07-01T10:00:00.000000Z"
    assert Sample(at=datetime(2026, 7, 1, 10, tzinfo=UTC)).at == eastern


def test_money_is_kept_to_the_cent():
    for cents in (0, 1, 199, 99_999_999_999_999):
        assert json.loads(Sample(cents=cents).model_dump_json())["cents"] == cents


LISTS = all_code_lists()


@pytest.mark.parametrize("name", LISTS)
def test_every_value_of_a_code_list_has_labels_in_both_languages(name: str):
    code_list = LISTS[name]
    assert name == name.lower()
    assert list(code_list)
    for member in code_list:
        assert str(member) == member.value
        for label in (member.nl, member.en):
            assert label == label.strip() != ""
            assert label[0] == label[0].upper()
        assert "_" not in member.nl + member.en
    assert len({member.nl for member in code_list}) == len({member.en for member in code_list}) == len(code_list)


def test_code_lists_are_found_by_name_and_written_as_their_value():
    assert LISTS["date-precision"] is DatePrecision
    assert all(issubclass(code_list, CodeList) for code_list in LISTS.values())
    assert json.dumps([DatePrecision.MID_YEAR]) == '["mid_year"]'
    assert DatePrecision("mid_year") is DatePrecision.MID_YEAR


@pytest.mark.parametrize("resource", list(Resource.registry.values()), ids=lambda resource: resource.kind)
def test_a_resource_declares_filters_that_its_query_has(resource: Resource):
    asked = set(resource.query.model_fields) - {
        "limit",
        "cursor",
        "sort",
        "count",
        "fields",
        "expand",
        "as_of",
        "known_at",
    }
    narrowing = {found.narrowed_by for found in resource.filters.values() if found.narrowed_by is not None}
    assert {*resource.filters, *narrowing} == asked
