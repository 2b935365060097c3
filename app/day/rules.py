"""What time alone changes, and from which legal day (D11; state machines in the domain reference, section 3).

How far an agreement or a mandate comes is judged by the guards of its own state machine (`app.lifecycle`).

Every question is answered for the beginning of a legal day, and only certainty counts: a partial date has passed when
every day it may mean has (R-003). What is not certain leaves the record as its source states it. Each function
returns the legal day on which the change happened in law, or nothing while it is not due.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.findings.rules import DEFAULT_SETTINGS
from app.kit.dates import DatePrecision, Interval, interval_of
from app.kit.domain import Localised, problem_type
from app.kit.terms import ONE_DAY, end_after_renewal

DAY_TURNING = problem_type(
    "day-turning",
    503,
    title=Localised("Het register werkt de nieuwe dag bij", "The register is turning to the new day"),
    cause=Localised(
        "Een nieuwe dag is begonnen; wat daardoor verandert, is nog niet helemaal verwerkt.",
        "A new day has begun; what changes by that has not been applied completely yet.",
    ),
    remedy=Localised(
        "Er is niets half gedaan; herhaal het verzoek na de tijd in `Retry-After`.",
        "Nothing was half done; repeat the request after the time in `Retry-After`.",
    ),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of change: its own name, the command it is journalled as, and the rule in words."""

    name: str
    command: str
    because: str

    @property
    def kind(self) -> str:
        """Return the kind of record it changes."""
        return self.command.partition(".")[0]


TAKE_EFFECT = Step(
    "take_effect", "amendment.take_effect", "R-053: the day an adopted amendment counts from is reached"
)
ENTER_INTO_FORCE = Step(
    "enter_into_force",
    "agreement.enter_into_force",
    "R-062, R-063: the effective date is reached and every party that must sign has a valid signature",
)
SUPERSEDE = Step("supersede", "agreement.supersede", "an agreement in force supersedes it (BW 6:217)")
TERMINATE = Step("terminate", "agreement.terminate", "R-067, R-068: the last day set by its termination passed")
RENEW = Step("renew", "agreement.renew", "R-066a: the last day passed and no notice was received in time")
EXPIRE = Step("expire", "agreement.expire", "R-065: the last day passed and nothing renews the agreement")
EXHAUST_MANDATE = Step("exhaust_mandate", "mandate.exhaust", "R-041: the phase of the agreement it serves is over")
EXPIRE_MANDATE = Step("expire_mandate", "mandate.expire", "R-030: its last day passed")
LAPSE_WITH_HOLDER = Step("lapse_with_holder", "mandate.lapse", "R-042: the person who held it left office")
LAPSE_WITH_PARENT = Step("lapse_with_parent", "mandate.lapse", "R-037: the mandate it derives from has ended")
ACTIVATE_MANDATE = Step(
    "activate_mandate", "mandate.activate", "R-030, R-033: its first day is reached and its holder is known"
)
LAPSE_ALLOCATION = Step(
    "lapse_allocation", "allocation.lapse", "the period of the envelope ended and no application was pending"
)
# What changes a term comes before what the term decides, and agreements before the mandates that serve them; what
# ends comes before what begins.
STEPS = (
    TAKE_EFFECT,
    ENTER_INTO_FORCE,
    SUPERSEDE,
    TERMINATE,
    RENEW,
    EXPIRE,
    EXHAUST_MANDATE,
    EXPIRE_MANDATE,
    LAPSE_WITH_HOLDER,
    LAPSE_WITH_PARENT,
    ACTIVATE_MANDATE,
    LAPSE_ALLOCATION,
)

_PERIOD: Mapping[str, tuple[int, ...]] = {"valid_from": (), "valid_to": ()}
# Every dated fact that the checks compare with the day they are run for, by kind of record, and the terms in days
# they count from it: on these days a finding may come or go although nobody touched its dossier.
DATED_FACTS: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    "agreement": {"starts_on": (), "effective_on": (DEFAULT_SETTINGS.publication_days,), "ends_on": ()},
    "amendment": {"adopted_on": (), "effective_on": ()},
    "amendment_consent": {"given_on": ()},
    "party": {"joined_on": (), "left_on": ()},
    "signatory": {"signed_on": ()},
    "signing_event": {"planned_on": (-DEFAULT_SETTINGS.signatory_lead_days,), "held_on": ()},
    "follow_up": {"due_on": (), "done_on": ()},
    "decision": {"decided_on": (DEFAULT_SETTINGS.publication_days, DEFAULT_SETTINGS.follow_up_days)},
    "termination": {"notice_received_on": (), "effective_on": ()},
    "payment": {"paid_on": ()},
    "mandate": {**_PERIOD, "revoked_on": ()},
    "office_holding": _PERIOD,
    "role_assignment": _PERIOD,
}


def day_after(end: Interval | None, day: date) -> date | None:
    """Return the day after a last day that has certainly passed at the beginning of `day`.

    From that day on a mandate is over (R-030).
    """
    return end.latest + ONE_DAY if end is not None and end.latest < day else None


def renewed(value: str | None, precision: DatePrecision, months: int, day: date) -> str | None:
    """Return the last day an agreement gets by tacit renewal, once or as often as its end passed (R-066a).

    Its precision stays. Nothing is returned while the end has not certainly passed, and where the new end cannot be
    said as precisely as the old one: a year does not move by half a year, a season not at all.
    """
    end = value
    while end is not None and interval_of(end, precision).latest < day:
        end = end_after_renewal(end, precision, months)
    return end if end != value else None


def allocation_lapsed(period_to: Interval | None, *, has_application: bool, day: date) -> date | None:
    """Return the day from which money that was only expected or set apart has lapsed: the envelope's period ended.

    Whoever applied in time is still to get a decision (Awb 4:25), so an application keeps the allocation.
    """
    return None if has_application else day_after(period_to, day)
