"""All SQL of the report on money: by key from columns, on any legal day, and what the register knew."""

import json
from datetime import date
from typing import Any

from app.kit.resources import Resource
from app.kit.statement import PRESENT, Moment, Statement
from app.kit.visibility import Scope
from app.reports.columns import (
    AMOUNTS,
    FIGURES,
    KEYS,
    LATER_YEARS,
    OF_ENVELOPE,
    last_reached,
    reached,
    steps_reached,
)
from app.reports.funding_figures import FundingQuestion
from app.reports.rules import MEASURES, NAMED, RESTS_ON


def funding_select(statement: Statement, asked: FundingQuestion) -> str:
    """Return the select of the figures by key: one row per key, with its names and `hidden_free`.

    It reads columns only, each allocation once, of the allocations and envelopes the reader sees.
    """
    variables = "" if asked.day is None else f"{statement.bind(_variables(asked.day))}::jsonb"
    keys = [f"k{number}" for number in range(len(asked.groups))]
    steps = "r.status_history" if asked.day is None else steps_reached("r.status_history", variables)
    grouped = [
        f"{KEYS[name].format(steps=steps)}::text AS {key}" for name, key in zip(asked.groups, keys, strict=True)
    ]
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
        f" ({_counted(statement, asked, grouped, variables, steps)})"
        f" SELECT g.*{names} FROM (SELECT {listed}{sums}, bool_or(hidden_free) AS hidden_free, 1 AS id"
        f" FROM ({' UNION ALL '.join(branches)}) b GROUP BY {by}) g"
    )


def _variables(day: date) -> str:
    later = {name: str(day.year - ((day.month, day.day) < first)) for name, first in LATER_YEARS.items()}
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


def _counted(statement: Statement, asked: FundingQuestion, grouped: list[str], variables: str, steps: str) -> str:
    """Return the select of the figures of every top-level allocation that is asked for (R-089)."""
    paid = {"advanced": "r.advanced_cents", "paid": "r.paid_cents"}
    if asked.day is not None:
        paid = {"advanced": "coalesce(y.advanced, 0)", "paid": "coalesce(y.paid, 0)"}
    figures = [f"{sql.format(**paid, steps=steps)} AS {name}" for name, sql in FIGURES.items()]
    conditions = [statement.visible(Resource.registry["allocation"])]
    conditions += [
        f"{KEYS[name].format(steps=steps)}::text = {statement.bind(value)}" for name, value in asked.kept.items()
    ]
    received = "" if asked.day is None else f" WHERE {reached('received_on', variables)}"
    return (
        f"SELECT {', '.join(['r.envelope_id', *grouped, *figures])} FROM allocation r"
        f" LEFT JOIN seen s ON s.id = r.envelope_id {_stood(variables)}"
        + ("" if asked.day is None else f" LEFT JOIN LATERAL ({_paid_on(variables)}) y ON TRUE")
        + " LEFT JOIN (SELECT DISTINCT ON (allocation_id) allocation_id, spent_cents FROM accounting_report"
        f"{received} ORDER BY allocation_id, coalesce(received_on->>'value', '') COLLATE \"C\" DESC, id DESC) n"
        " ON n.allocation_id = r.id"
        f" WHERE r.parent_allocation_id IS NULL AND {' AND '.join(conditions)}"
    )


def _stood(variables: str) -> str:
    """Return the join that tells how an allocation stood: as its columns say, or by the steps reached on the day."""
    if not variables:
        amounts = ", ".join(f"r.{name}" for name in ("amount_cents", *AMOUNTS))
        return f"CROSS JOIN LATERAL (SELECT r.status::text AS status, {amounts}) x"
    told = ", ".join(f"(p.last->>'{name}')::bigint AS {name}" for name in AMOUNTS)
    as_columns = ", ".join(f"'{name}', r.{name}" for name in ("status", *AMOUNTS))
    last = last_reached("r.status_history", variables)
    return (
        "CROSS JOIN LATERAL (SELECT p.last->>'status' AS status,"
        f" coalesce((p.last->'statement'->>'amount_cents')::bigint, r.amount_cents) AS amount_cents, {told}"
        f" FROM (SELECT CASE WHEN r.status_history = '[]' THEN jsonb_build_object({as_columns}) ELSE {last} END"
        " AS last OFFSET 0) p WHERE p.last IS NOT NULL) x"
    )


def _paid_on(variables: str) -> str:
    """Return the select of what was advanced and paid on each allocation by the day."""
    last = f"({last_reached('status_history', variables)})->>'status'"
    status = f"CASE WHEN status_history = '[]' THEN status ELSE {last} END"
    was_paid = (
        f"(status = 'paid' OR (status = 'reversed' AND NOT {reached('reversed_on', variables)}))"
        f" AND {reached('paid_on', variables)}"
    )
    return (
        "SELECT sum(amount_cents) FILTER (WHERE kind = 'advance' AND"
        f" {status} IN ('prepared', 'approved', 'suspended', 'paid')) AS advanced,"
        " sum(CASE WHEN kind IN ('advance', 'final') THEN amount_cents ELSE -amount_cents END)"
        f" FILTER (WHERE {was_paid}) AS paid FROM payment WHERE allocation_id = r.id"
    )


def _of_allocations(keys: list[str]) -> str:
    own = ["1 AS allocations" if name == "allocations" else _own(name) for name in MEASURES]
    return f"SELECT {', '.join([*keys, *own])}, FALSE AS hidden_free FROM counted"


def _own(name: str) -> str:
    return f"NULL::bigint AS {name}" if name in OF_ENVELOPE else name


def _of_envelopes(statement: Statement, asked: FundingQuestion, keys: list[str]) -> str:
    """Return the select of the money of each envelope, under the key it says itself."""
    grouped = [f"{KEYS[name]}::text AS {key}" for name, key in zip(asked.groups, keys, strict=True)]
    own = [f"{OF_ENVELOPE.get(name, '0')} AS {name}" for name in MEASURES]
    kept = "".join(f" AND {KEYS[name]}::text = {statement.bind(value)}" for name, value in asked.kept.items())
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
