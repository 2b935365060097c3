"""The money definitions as SQL on the columns of an allocation (`r`), how it stood (`x`) and its envelope (`s`)."""

from app.reports.rules import FundingGrouping

# Whether a partial date possibly lies on or before a day: its earliest day does. An ISO date that is cut off
# sorts before every day in it, so text is compared; only mid-year and summer begin later than their year.
_IS_SUMMER = 'exists({0}.source_text ? (@ like_regex "zomer|summer" flag "i"))'
_REACHED = (
    '(({0}.value <= $day && ({0}.precision == "day" || {0}.precision == "month" || {0}.precision == "year"'
    f' || ({{0}}.precision == "season" && !({_IS_SUMMER}))))'
    ' || ({0}.precision == "mid_year" && {0}.value <= $mid_year)'
    f' || ({{0}}.precision == "season" && {_IS_SUMMER} && {{0}}.value <= $summer)'
    ' || {0}.precision == "unknown")'
)
_STEPS_REACHED = f"$[*] ? (@.since == null || {_REACHED.format('@.since')})"
_DAY_REACHED = f"$ ? ({_REACHED.format('@')})"
_MADE = '$[*] ? (@.status == "granted")'
LATER_YEARS = {"mid_year": (5, 1), "summer": (6, 21)}

KEYS = {
    FundingGrouping.AREA: "r.area_id",
    FundingGrouping.RECIPIENT: "r.recipient_organisation_id",
    FundingGrouping.PROGRAMME: "s.programme_id",
    FundingGrouping.PROVIDER: "s.provider_organisation_id",
    FundingGrouping.STATUS: "x.status",
    FundingGrouping.YEAR: "coalesce(left(jsonb_path_query_first({steps}, '" + _MADE + "') #>> '{{since,value}}', 4),"
    " left(r.applied_on->>'value', 4))",
}
_DETERMINED = "('determined', 'settled', 'recovering', 'recovered')"
_FROM_DETERMINED = f"x.status IN {_DETERMINED}"
_CONSUMPTION = "allocation_consumption(x.status, x.granted_cents, x.determined_cents)"
_IS_LOWERED = (
    "jsonb_path_exists({steps}, '$[*] ? (@.granted_cents > $granted)',"
    " jsonb_build_object('granted', x.granted_cents))"
)
# The money definitions (section 3) on columns, as `funding_figures` has them on representations.
FIGURES = {
    "expected_cents": "CASE WHEN x.status = 'indicative' THEN x.amount_cents ELSE 0 END",
    "reserved_cents": "allocation_reservation(x.status, x.reserved_cents, x.amount_cents)",
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
AMOUNTS = ("reserved_cents", "granted_cents", "refused_cents", "determined_cents")
OF_ENVELOPE = {
    "ceiling_cents": "CASE WHEN s.is_ceiling THEN s.amount_cents END",
    "announced_cents": "CASE WHEN s.is_ceiling THEN 0 ELSE s.amount_cents END",
    "free_cents": "CASE WHEN s.is_ceiling THEN s.amount_cents - coalesce(t.taken, 0) END",
}


def reached(column: str, variables: str) -> str:
    """Return the condition that a partial date possibly lies on or before the day; most are days, told at once."""
    at_once = f"({column})->>'value' <= ({variables}->>'day')"
    return (
        f"CASE WHEN ({column})->>'precision' = 'day' THEN {at_once} COLLATE \"C\""
        f" ELSE jsonb_path_exists({column}, '{_DAY_REACHED}', {variables}) END"
    )


def steps_reached(column: str, variables: str) -> str:
    """Return the steps in a history that possibly began on or before the day."""
    return f"jsonb_path_query_array({column}, '{_STEPS_REACHED}', {variables})"


def last_reached(column: str, variables: str) -> str:
    """Return the last of the steps reached; where that is the last of all, without looking at the others."""
    since = f"{column}->-1->'since'"
    is_last = f"{since} = 'null' OR ({since}->>'precision' = 'day' AND {reached(since, variables)})"
    return f"CASE WHEN {is_last} THEN {column}->-1 ELSE {steps_reached(column, variables)}->-1 END"
