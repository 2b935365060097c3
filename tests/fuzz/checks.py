"""What Schemathesis cannot know of this register: a closed list of refusals, and two checks of our own.

Every built-in check is on. A failure is only dropped when the lists below say why; README, "Fuzzing", says the same.
Whatever else a schema-valid request is refused for fails the run: then the API description says too little, or the
register refuses too much.
"""

import json
import re
from types import ModuleType
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import schemathesis
from jsonschema import Draft202012Validator, FormatChecker
from schemathesis import Case, CheckContext, HookContext, Response
from schemathesis.core.failures import Failure
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase
from schemathesis.openapi.checks import JsonSchemaError, RejectedPositiveData, UnsupportedMethodResponse

from app.amendments import problems as amendment_problems
from app.funding import problems as funding_problems
from app.funding import settling_problems
from app.kit.domain import ProblemType
from app.lifecycle import mandate_problems, problems

# Answers of the HTTP layer, the same for every address; the description names them together, as `default`.
OF_EVERY_ADDRESS = frozenset({405, 408, 414, 429, 431, 500, 503})

WHO_ASKS = "A description tells what a request looks like, not who sends it."
WHAT_EXISTS = "Whether an id or a name stands for something that is there for the caller no schema can tell."
SIGNED = "A cursor is signed by the register: a schema can only tell its alphabet."
HASHED = "Of which bytes a SHA-256 is no schema can tell."
PRESENT_STATE = "It depends on what the register holds now."
TOGETHER = "A rule of the domain weighs several facts, of this record or of others, against each other."
MEANING = "A rule of the domain reads what a text means: a check digit, a script, a currency, a citizen's number."
STEPS = "Whether a step can be taken depends on the whole dossier; `GET …/transitions` tells."
MONEY = "Money is judged with its status, its certainty, its decision and all other money of its envelope."
REACH = "Which ports and networks may be sent to an operator decides; no schema can tell what an address is."
CHARACTERS = "Which characters Unicode has assigned no pattern can tell."
STOP_WORDS = "Which words mean something to look for a dictionary of Dutch tells, and no pattern."
ONE_ID_EACH = "`uniqueItems` compares whole items, not the id within each."
WHOLE_NUMBER = "To JSON Schema 1.0 is an integer; the register takes no number with a point for a whole one."
TWO_PARAMETERS = "OpenAPI describes each parameter by itself, not which go together, nor what time it is."
BATCHED = "The body of a command in a batch has the shape of its path; only the description of that path tells which."
MERGED = "A correction is judged together with what the record says already."


def declared_in(*modules: ModuleType) -> list[str]:
    """The slugs of all problem types that modules declare."""
    return [kind.slug for module in modules for kind in vars(module).values() if isinstance(kind, ProblemType)]


PROBLEMS: dict[str, str] = {
    **dict.fromkeys(("authentication-required", "invalid-token", "forbidden", "organisation-required"), WHO_ASKS),
    **dict.fromkeys(("not-found", "reference-not-found", "document-without-file"), WHAT_EXISTS),
    "file-hash-mismatch": HASHED,
    "webhook-address-refused": REACH,
    "invalid-cursor": SIGNED,
    **dict.fromkeys(
        (
            "version-conflict",
            "idempotency-key-reused",
            "duplicate-resource",
            "identifier-in-use",
            "party-duplicate",
            "document-file-differs",
            "range-not-satisfiable",
            "version-frozen",
            "webhook-limit-reached",
            "invalid-transition",
            "history-immutable",
        ),
        PRESENT_STATE,
    ),
    **dict.fromkeys(
        (
            "period-invalid",
            "status-history-mismatch",
            "relation-cycle",
            "held-day-missing",
            "location-not-an-option",
            "decision-status-mismatch",
            "point-number-duplicate",
            "neighbourhood-repeated",
            "plan-adoption-contradictory",
            "mandate-holder-mismatch",
            "mandate-retroactive",
            "mandate-status-mismatch",
            "sub-mandate-exceeds-parent",
            "sub-mandate-not-allowed",
            "written-form-required",
            "granting-decision-elsewhere",
            "signatory-unnamed",
            "signatory-office-mismatch",
            "document-without-readers",
            "segregation-of-duties",
        ),
        TOGETHER,
    ),
    **dict.fromkeys(("identifier-invalid", "misleading-name", "confusable-name", "bsn-not-allowed"), MEANING),
    # Everything about a step: what is missing, and in which state it can be taken.
    **dict.fromkeys(declared_in(amendment_problems, mandate_problems, problems), STEPS),
    **dict.fromkeys(declared_in(funding_problems, settling_problems), MONEY),
}
FAULTS: dict[str, str] = {
    "character-not-allowed": CHARACTERS,
    "int-type": WHOLE_NUMBER,
    "amount-invalid": WHOLE_NUMBER,
    "listed-twice": ONE_ID_EACH,
    "no-change": TOGETHER,
    "no-words": STOP_WORDS,
    "unknown-name": WHAT_EXISTS,
    **dict.fromkeys(("instant-in-future", "not-combinable", "range-too-long"), TWO_PARAMETERS),
}
FAULTS_OF_CORRECTIONS: dict[str, str] = dict.fromkeys(("missing", "partial-date-form", "one-owner"), MERGED)
PROBLEMS_OF_CORRECTIONS: dict[str, str] = {"historic-source-required": MERGED}


def problem_of(response: Response) -> tuple[str, list[dict[str, str]]]:
    """The slug of a problem document and its faults; an empty slug when it is none."""
    try:
        document = json.loads(response.content)
        return document["type"].rpartition("/problems/")[2], document.get("errors", [])
    except (ValueError, TypeError, KeyError):
        return "", []


def may_be_refused(case: Case, response: Response) -> bool:
    """Whether the lists say why this valid request may be refused."""
    slug, faults = problem_of(response)
    if slug == "validation-failed":
        known = FAULTS.keys() | (FAULTS_OF_CORRECTIONS.keys() if case.method == "PATCH" else set())
        return all(fault["code"] in known or is_in_a_batch(case, fault) for fault in faults)
    if case.method == "PATCH" and slug in PROBLEMS_OF_CORRECTIONS:
        return True
    # NUL is refused before anything reads the address.
    return slug in PROBLEMS or (slug == "malformed-request" and "%00" in str(response.request.url))


def is_in_a_batch(case: Case, fault: dict[str, str]) -> bool:
    """Whether a fault lies inside the body of one command of a batch, for the reason `BATCHED`."""
    return case.path == "/batches" and bool(re.match(r"/commands/\d+/body(/|$)", fault["location"]))


def is_told_never_to_delete(response: Response) -> bool:
    """Whether a method that is not described is refused with the reason why nothing is deleted (R-056)."""
    return response.request.method == "DELETE" and problem_of(response)[0] == "history-immutable"


def fits_its_shape(case: Case) -> bool:
    """Whether a body that is meant to be valid is so: values remembered from answers are put in place unjudged."""
    raw: dict[str, Any] = case.operation.schema.raw_schema
    content = case.operation.definition.raw.get("requestBody", {}).get("content", {}).get(case.media_type)
    if content is None:
        return True
    shape = Draft202012Validator(
        {**content["schema"], "components": raw["components"]}, format_checker=FormatChecker()
    )
    return bool(shape.is_valid(case.body))


def is_left_out(failure: Failure, case: Case) -> bool:
    """Whether a member is missing because `fields` did not name it: a schema cannot depend on the request."""
    return (
        isinstance(failure, JsonSchemaError)
        and "fields" in (case.query or {})
        and failure.schema_path[-1] == "required"
        and failure.instance_path in ([], *([["items", index] for index in range(200)]))
    )


@schemathesis.hook
def before_call(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    """Give each request a key of its own, the same one when the same is asked again, and an actor that exists."""
    # Invalid headers stay as they are: the case would be taken for a valid one otherwise.
    if case.meta and case.meta.is_negative_at(ParameterLocation.HEADER):
        return
    # This phase knows no dictionaries: it would act for a made-up organisation, and no command come further than 403.
    if case.meta and case.meta.phase.name is TestPhase.COVERAGE:
        case.headers.pop("Convenant-Organisation", None)
    if "Idempotency-Key" in case.headers:
        asked = (case.method, case.path, case.path_parameters, case.query, case.body)
        case.headers["Idempotency-Key"] = str(uuid5(NAMESPACE_OID, repr(asked)))


@schemathesis.hook
def filter_failure(context: HookContext, failure: Failure, case: Case, response: Response) -> bool:
    """Keep every failure that the lists do not explain."""
    if isinstance(failure, RejectedPositiveData):
        return fits_its_shape(case) and not may_be_refused(case, response)
    if isinstance(failure, UnsupportedMethodResponse):
        return not is_told_never_to_delete(response)
    return not is_left_out(failure, case)


@schemathesis.check
def only_the_fields_asked(ctx: CheckContext, response: Response, case: Case) -> bool | None:
    """Fail for a record that has other members than those asked in `fields`."""
    if response.status_code != 200 or "fields" not in (case.query or {}):
        return None
    answer = response.json()
    asked = {*str(case.query["fields"]).split(","), "id", "links"}
    for record in answer.get("items", [answer]):
        found = record.keys() - {"included"}
        if not {"id", "links"} <= found <= asked:
            raise AssertionError(f"members that were not asked, or none of those that always stay: {sorted(found)}")
    return None


@schemathesis.check
def status_is_described(ctx: CheckContext, response: Response, case: Case) -> bool | None:
    """Fail for a status that an operation does not name: the built-in check takes `default` for an answer to all."""
    named = case.operation.responses.status_codes
    if is_told_never_to_delete(response):
        return None
    if str(response.status_code) not in named and response.status_code not in OF_EVERY_ADDRESS:
        raise AssertionError(f"{response.status_code} is not among {', '.join(sorted(named))}")
    return None
