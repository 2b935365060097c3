"""All SQL of reports: money by key from columns on any legal day, agreements, grants, and what the register knew."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.kit.resources import Resource
from app.kit.statement import Moment, Statement
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
from app.reports.rules import LEGAL_PERSONS, MEASURES, NAMED, PUBLIC_BODIES, RESTS_ON, FundingGrouping


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantsAsked:
    """Which grants are asked for: after which one, and how many at most."""

    size: int
    after: UUID | None
    words: tuple[str, ...]
    recipient_id: UUID | None
    provider_id: UUID | None
    year: int | None
    amount_from: int | None
    amount_to: int | None


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


def names_select(statement: Statement, ids: Mapping[str, list[UUID]], moment: Moment) -> str:
    """Return the select of id and name of the records with these ids by kind, as known at an instant."""
    selects = []
    for number, (kind, wanted) in enumerate(ids.items()):
        found = Resource.registry[kind]
        these = f"r.id = ANY({statement.bind(wanted)}::uuid[]) AND {statement.visible(found)}"
        if moment.known_at is None:
            selects.append(f"SELECT r.id, r.name FROM {found.table_name} r WHERE {these}")
        else:
            source = f"{statement.source(found, moment)} AND {these}"
            selects.append(f"SELECT id, text::jsonb->>'name' AS name FROM ({source}) s{number}")
    return " UNION ALL ".join(selects)


def agreements_select(statement: Statement, moment: Moment) -> str:
    """Return the select of kind and text of the agreements the reader sees and of the open findings about them.

    Of the present the texts hold no more than the report tells, from columns.
    """
    agreement, finding = Resource.registry["agreement"], Resource.registry["finding"]
    if moment.known_at is not None:
        return " UNION ALL ".join(
            f"SELECT '{found.kind}' AS kind, id, text"
            f" FROM ({statement.source(found, moment)} AND {statement.visible(found)}) s"
            for found in (agreement, finding)
        )
    return (
        "SELECT 'agreement' AS kind, r.id, jsonb_build_object('id', r.id, 'kind', r.kind, 'status', r.status,"
        " 'statusHistory', coalesce(h.steps, '[]'), 'areaIds', coalesce(a.ids, '[]'))::text AS text FROM agreement r"
        " LEFT JOIN (SELECT agreement_id, jsonb_agg(jsonb_build_object('status', status, 'since', since)"
        " ORDER BY position) AS steps FROM agreement_status_period GROUP BY agreement_id) h ON h.agreement_id = r.id"
        " LEFT JOIN (SELECT agreement_id, jsonb_agg(area_id ORDER BY area_id) AS ids FROM agreement_area"
        f" GROUP BY agreement_id) a ON a.agreement_id = r.id WHERE {statement.visible(agreement)}"
        " UNION ALL SELECT 'finding', r.agreement_id, jsonb_build_object('agreementId', r.agreement_id, 'status',"
        " 'open', 'severity', r.severity, 'count', count(*))::text FROM finding r"
        f" WHERE r.status = 'open' AND {statement.visible(finding)} GROUP BY r.agreement_id, r.severity"
    )


def grants_select(statement: Statement, asked: GrantsAsked) -> str:
    """Return the select of one page of grants: the texts the reader gets of allocation and envelope, and names.

    Of an envelope that the reader does not see nothing is told, and nothing is found by it.
    """
    allocation, envelope = Resource.registry["allocation"], Resource.registry["funding_envelope"]
    forms, kinds = statement.bind(sorted(LEGAL_PERSONS)), statement.bind(sorted(PUBLIC_BODIES))
    year = KEYS[FundingGrouping.YEAR].format(steps="r.status_history")
    told = statement.reader.text("r", statement.inside(envelope))
    seen = (
        f"SELECT r.id, r.provider_organisation_id, r.purpose, {told} AS text"
        f" FROM funding_envelope r WHERE r.id = g.envelope_id AND {statement.visible(envelope)}"
    )
    amount = "coalesce(g.granted_cents, g.determined_cents)"
    conditions = {
        "g.recipient_organisation_id = {}": asked.recipient_id,
        "s.provider_organisation_id = {}": asked.provider_id,
        "g.year = {}": None if asked.year is None else str(asked.year),
        f"{amount} >= {{}}": asked.amount_from,
        f"{amount} <= {{}}": asked.amount_to,
        "g.id > {}": asked.after,
    }
    kept = "".join(f" AND {sql.format(statement.bind(v))}" for sql, v in conditions.items() if v is not None)
    said = "lower(concat_ws(' ', o.name, g.activities, s.purpose))"
    kept += "".join(f" AND strpos({said}, lower({statement.bind(word)})) > 0" for word in asked.words)
    return (
        "SELECT g.id, g.text, s.text AS envelope, o.name AS recipient, p.name AS provider FROM"
        f" (SELECT r.*, {year} AS year, {statement.reader.text('r', statement.inside(allocation))} AS text"
        f" FROM allocation r WHERE r.parent_allocation_id IS NULL AND {statement.visible(allocation)}) g"
        " JOIN organisation o ON o.id = g.recipient_organisation_id"
        f" LEFT JOIN LATERAL ({seen}) s ON TRUE LEFT JOIN organisation p ON p.id = s.provider_organisation_id"
        " WHERE (g.status IN ('granted', 'advance_paid', 'accounted') OR (g.determined_cents IS NOT NULL"
        " AND g.status IN ('determined', 'settled', 'recovering', 'recovered')))"
        f" AND (o.legal_form = ANY({forms}::text[]) OR o.kind = ANY({kinds}::text[]) OR o.is_public_law_body)"
        f"{kept} ORDER BY g.id LIMIT {statement.bind(asked.size + 1)}"
    )
