"""All SQL of the report on money: by key from columns, on any legal day, and what the register knew."""

import json
from datetime import date
from typing import Any

from app.kit.resources import Resource
from app.kit.statement import PRESENT, Moment, Statement
from app.kit.visibility import Scope
from app.reports.funding_figures import FundingQuestion
from app.reports.rules import MEASURES, FundingGrouping

# Whether a partial date possibly lies on or before a day: its earliest day does. An ISO date that is cut off
# sorts before every day in it, so text is compared; only mid-year and summer begin later than their year.
_IS_SUMMER = 'exists({0}.source_text ? (@ like_regex "zomer|summer" flag "i"))'
_REACHED = (
    '({0}.precision == "unknown"'
    ' || (({0}.precision == "day" || {0}.precision == "month" || {0}.precision == "year") && {0}.value <= $day)'
    ' || ({0}.precision == "mid_year" && {0}.value <= $mid_year)'
    f' || ({{0}}.precision == "season" && {_IS_SUMMER} && {{0}}.value <= $summer)'
    f' || ({{0}}.precision == "season" && !({_IS_SUMMER}) && {{0}}.value <= $day))'
)
_STEPS_REACHED = f"$[*] ? (@.since == null || {_REACHED.format('@.since')})"
_DAY_REACHED = f"$ ? ({_REACHED.format('@')})"
_MADE = '$[*] ? (@.status == "granted")'
_LATER_YEARS = {"mid_year": (5, 1), "summer": (6, 21)}

_KEYS = {
    FundingGrouping.AREA: "r.area_id",
    FundingGrouping.RECIPIENT: "r.recipient_organisation_id",
    FundingGrouping.PROGRAMME: "s.programme_id",
    FundingGrouping.PROVIDER: "s.provider_organisation_id",
    FundingGrouping.STATUS: "x.status",
    FundingGrouping.YEAR: "coalesce(left(jsonb_path_query_first(x.steps, '" + _MADE + "') #>> '{{since,value}}', 4),"
    " left(r.applied_on->>'value', 4))",
}
NAMED = {
    FundingGrouping.AREA: "area",
    FundingGrouping.RECIPIENT: "organisation",
    FundingGrouping.PROGRAMME: "programme",
    FundingGrouping.PROVIDER: "organisation",
}
_DETERMINED = "('determined', 'settled', 'recovering', 'recovered')"
_FROM_DETERMINED = f"x.status IN {_DETERMINED}"
_CONSUMPTION = "allocation_consumption(x.status, x.granted_cents, x.determined_cents)"
_IS_LOWERED = (
    "jsonb_path_exists(x.steps, '$[*] ? (@.granted_cents > $granted)',"
    " jsonb_build_object('granted', x.granted_cents))"
)
# The money definitions (section 3) on columns, as `funding_figures` has them on representations.
_FIGURES = {
    "expected_cents": "CASE WHEN x.status = 'indicative' THEN r.amount_cents ELSE 0 END",
    "reserved_cents": "allocation_reservation(x.status, x.reserved_cents, r.amount_cents)",
    "granted_cents": "CASE WHEN x.status IN ('granted', 'advance_paid', 'accounted')"
    f" OR ({_FROM_DETERMINED} AND x.determined_cents IS NOT NULL) THEN coalesce(x.granted_cents, 0) ELSE 0 END",
    "consumption_cents": _CONSUMPTION,
    "advanced_cents": "{advanced}",
    "paid_cents": "{paid}",
    "accounted_cents": f"CASE WHEN x.status = 'accounted' OR {_FROM_DETERMINED}"
    " THEN coalesce(n.spent_cents, 0) ELSE 0 END",
    "determined_cents": f"CASE WHEN {_FROM_DETERMINED} THEN coalesce(x.determined_cents, 0) ELSE 0 END",
    "claim_cents": f"CASE WHEN {{paid}} > {_CONSUMPTION} AND ({_FROM_DETERMINED} OR x.status = 'withdrawn'"
    f" OR (x.status IN ('granted', 'advance_paid', 'accounted') AND {_IS_LOWERED}))"
    f" THEN {{paid}} - {_CONSUMPTION} ELSE 0 END",
    "refused_cents": "coalesce(x.refused_cents, 0)",
}
_AMOUNTS = ("reserved_cents", "granted_cents", "refused_cents", "determined_cents")
_OF_ENVELOPE = {
    "ceiling_cents": "CASE WHEN s.is_ceiling THEN s.amount_cents ELSE 0 END",
    "announced_cents": "CASE WHEN s.is_ceiling THEN 0 ELSE s.amount_cents END",
    # Nothing that is hidden may show as the difference; `hidden` tells such a row from one without envelopes.
    "free_cents": "CASE WHEN s.is_ceiling THEN s.amount_cents - coalesce(t.taken, 0) ELSE 0 END",
}
RESTS_ON = ("allocation", "funding_envelope", "payment", "accounting_report")


def funding_select(statement: Statement, asked: FundingQuestion) -> str:
    """Return the select of the figures by key: one row per key, with its names and `hidden_free`.

    It reads columns only, each allocation once, of the allocations and envelopes the reader sees.
    """
    variables = "" if asked.day is None else f"{statement.bind(_variables(asked.day))}::jsonb"
    keys = [f"k{number}" for number in range(len(asked.groups))]
    grouped = [f"{_KEYS[name]}::text AS {key}" for name, key in zip(asked.groups, keys, strict=True)]
    branches = [_of_allocations(keys)]
    if asked.tells_of_envelopes:
        branches.append(_of_envelopes(statement, asked, keys))
    sums = ", ".join(f"sum({name})::bigint AS {name}" for name in MEASURES)
    names = "".join(
        f", ({_name(statement, kind, key)}) AS n{key}"
        for name, key in zip(asked.groups, keys, strict=True)
        if (kind := NAMED.get(name))
    )
    listed = "".join(f"{key}, " for key in keys)
    by = f"({', '.join(keys)})"
    return (
        f"WITH seen AS MATERIALIZED ({_seen(statement)}), counted AS MATERIALIZED"
        f" ({_counted(statement, asked, grouped, variables)})"
        f" SELECT g.*{names} FROM (SELECT {listed}{sums}, bool_or(hidden_free) AS hidden_free, 1 AS id"
        f" FROM ({' UNION ALL '.join(branches)}) b GROUP BY {by}) g"
    )


def _variables(day: date) -> str:
    later = {name: str(day.year - ((day.month, day.day) < first)) for name, first in _LATER_YEARS.items()}
    return json.dumps({"day": day.isoformat(), **later})


def _seen(statement: Statement) -> str:
    """Return the select of the envelopes the reader sees; `is_whole`: with every allocation from them."""
    envelopes = Resource.registry["funding_envelope"]
    whole = "FALSE"
    if statement.reader.scope is Scope.EVERYTHING:
        whole = "TRUE"
    elif statement.reader.scope is Scope.MEMBER:
        whole = f"r.provider_organisation_id = ANY({statement.bind(list(statement.reader.organisations))}::uuid[])"
    return (
        "SELECT r.id, r.provider_organisation_id, r.programme_id, r.amount_cents,"
        f" r.ceiling_status <> 'announced' AS is_ceiling, {whole} AS is_whole"
        f" FROM funding_envelope r WHERE {statement.visible(envelopes)}"
    )


def _counted(statement: Statement, asked: FundingQuestion, grouped: list[str], variables: str) -> str:
    """Return the select of the figures of every top-level allocation that is asked for (R-089)."""
    paid = {"advanced": "r.advanced_cents", "paid": "r.paid_cents"}
    if asked.day is not None:
        paid = {"advanced": "coalesce(y.advanced, 0)", "paid": "coalesce(y.paid, 0)"}
    figures = [f"{sql.format(**paid)} AS {name}" for name, sql in _FIGURES.items()]
    conditions = [statement.visible(Resource.registry["allocation"])]
    conditions += [f"{_KEYS[name]}::text = {statement.bind(value)}" for name, value in asked.kept.items()]
    received = "" if asked.day is None else f" WHERE jsonb_path_exists(received_on, '{_DAY_REACHED}', {variables})"
    return (
        f"SELECT {', '.join(['r.envelope_id', *grouped, *figures])} FROM allocation r"
        f" LEFT JOIN seen s ON s.id = r.envelope_id {_stood(variables)}"
        + ("" if asked.day is None else f" LEFT JOIN ({_paid_on(variables)}) y ON y.allocation_id = r.id")
        + " LEFT JOIN (SELECT DISTINCT ON (allocation_id) allocation_id, spent_cents FROM accounting_report"
        f"{received} ORDER BY allocation_id, coalesce(received_on->>'value', '') COLLATE \"C\" DESC, id DESC) n"
        " ON n.allocation_id = r.id"
        f" WHERE r.parent_allocation_id IS NULL AND {' AND '.join(conditions)}"
    )


def _stood(variables: str) -> str:
    """Return the join that tells how an allocation stood: as its columns say, or by the steps reached on the day."""
    amounts = ", ".join(f"r.{name}" for name in _AMOUNTS)
    columns = f"SELECT r.status::text AS status, {amounts}, r.status_history AS steps"
    if not variables:
        return f"CROSS JOIN LATERAL ({columns}) x"
    told = ", ".join(f"(p.steps->-1->>'{name}')::bigint AS {name}" for name in _AMOUNTS)
    reached = f"jsonb_path_query_array(r.status_history, '{_STEPS_REACHED}', {variables})"
    return (
        f"CROSS JOIN LATERAL (SELECT p.steps->-1->>'status' AS status, {told}, p.steps"
        f" FROM (SELECT {reached} AS steps OFFSET 0) p WHERE p.steps <> '[]'"
        f" UNION ALL {columns} WHERE r.status_history = '[]') x"
    )


def _paid_on(variables: str) -> str:
    """Return the select of what was advanced and paid on each allocation by the day."""
    last = f"jsonb_path_query_array(status_history, '{_STEPS_REACHED}', {variables})->-1->>'status'"
    status = f"CASE WHEN status_history = '[]' THEN status ELSE {last} END"
    was_paid = (
        f"(status = 'paid' OR (status = 'reversed' AND NOT jsonb_path_exists(reversed_on, '{_DAY_REACHED}',"
        f" {variables}))) AND jsonb_path_exists(paid_on, '{_DAY_REACHED}', {variables})"
    )
    return (
        "SELECT allocation_id, sum(amount_cents) FILTER (WHERE kind = 'advance' AND"
        f" {status} IN ('prepared', 'approved', 'suspended', 'paid')) AS advanced,"
        " sum(CASE WHEN kind IN ('advance', 'final') THEN amount_cents ELSE -amount_cents END)"
        f" FILTER (WHERE {was_paid}) AS paid FROM payment GROUP BY allocation_id"
    )


def _of_allocations(keys: list[str]) -> str:
    own = ["1 AS allocations" if name == "allocations" else _own(name) for name in MEASURES]
    return f"SELECT {', '.join([*keys, *own])}, FALSE AS hidden_free FROM counted"


def _own(name: str) -> str:
    return f"NULL::bigint AS {name}" if name in _OF_ENVELOPE else name


def _of_envelopes(statement: Statement, asked: FundingQuestion, keys: list[str]) -> str:
    """Return the select of the money of each envelope, under the key it says itself."""
    grouped = [f"{_KEYS[name]}::text AS {key}" for name, key in zip(asked.groups, keys, strict=True)]
    own = [f"{_OF_ENVELOPE.get(name, '0')} AS {name}" for name in MEASURES]
    kept = "".join(f" AND {_KEYS[name]}::text = {statement.bind(value)}" for name, value in asked.kept.items())
    return (
        f"SELECT {', '.join([*grouped, *own])}, s.is_ceiling AND NOT s.is_whole AS hidden_free FROM seen s"
        " LEFT JOIN (SELECT envelope_id, sum(consumption_cents) AS taken FROM counted GROUP BY envelope_id) t"
        f" ON t.envelope_id = s.id WHERE TRUE{kept}"
    )


def _name(statement: Statement, kind: str, key: str) -> str:
    resource = Resource.registry[kind]
    return f"SELECT r.name FROM {resource.table_name} r WHERE r.id = g.{key}::uuid AND {statement.visible(resource)}"


def known_select(statement: Statement, moment: Moment) -> str:
    """Return the select of kind and text of all that the report on money rests on, as known at an instant."""
    sources = [
        f"SELECT '{kind}' AS kind, id, text FROM ({statement.source(found, moment)} AND {statement.visible(found)}) s"
        for kind, found in ((kind, Resource.registry[kind]) for kind in RESTS_ON)
    ]
    return " UNION ALL ".join(sources)


def names_select(statement: Statement, ids: dict[str, list[Any]], moment: Moment = PRESENT) -> str:
    """Return the select of id and text of the records with these ids by kind, as known at an instant."""
    sources = [
        f"{statement.source(found, moment)} AND r.id = ANY({statement.bind(wanted)}::uuid[])"
        f" AND {statement.visible(found)}"
        for found, wanted in ((Resource.registry[kind], wanted) for kind, wanted in ids.items())
    ]
    return " UNION ALL ".join(f"SELECT id, text FROM ({source}) s{n}" for n, source in enumerate(sources))
