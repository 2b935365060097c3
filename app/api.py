"""Mounts every feature's router under `/v1`."""

from functools import cache, partial
from typing import Any

from fastapi import FastAPI, Response

from app import codelists
from app.access import routes as access
from app.agreements import routes as agreements
from app.amendments import routes as amendments
from app.audit import routes as audit
from app.calendar import routes as calendar
from app.comparison import routes as comparison
from app.decisions import routes as decisions
from app.documents import routes as documents
from app.events import routes as events
from app.findings import routes as findings
from app.funding import routes as funding
from app.kit import batches, errors, openapi
from app.kit.config import Settings
from app.lifecycle import routes as lifecycle
from app.organisations import routes as organisations
from app.parties import routes as parties
from app.programmes import routes as programmes
from app.reports import routes as reports
from app.search import routes as search
from app.version import VERSION
from app.webhooks import description as webhook_description
from app.webhooks import routes as webhooks

DESCRIPTION = """
Who agreed what, on whose authority, with which money, what changed since, and what may the public see.

**Reading.** A reader without a token sees public reference data and what was published. With a token, a member of an
organisation also sees every dossier that organisation manages, is party to or funds. What you may not see is
answered like what does not exist: 404.

**Two times.** `asOf` asks how things were in law on a day; `knownAt` asks what the register knew at an instant.
They work on records and lists, alone and together; lists then come in order of id.

**Writing.** Every POST carries an `Idempotency-Key`: sent again with the same key, it is answered again and not done
again. Every change needs the `ETag` that was read, in `If-Match`, and a `reason`; when somebody else was first, the
answer says what changed. `validateOnly=true` runs everything and undoes it. Nothing is overwritten.

**Problems** are `application/problem+json`; the `type` is a page that explains cause and remedy.
Texts are Dutch or English by `Accept-Language`.
""".strip()
TAGS = [
    {"name": "Agreements", "description": "Agreements, their texts, signing events, follow-ups and risks."},
    {"name": "Parties and signatories", "description": "Who takes part in an agreement, and who signs for whom."},
    {
        "name": "Decisions and mandates",
        "description": "What bodies decided, and what authority they gave.",
    },
    {
        "name": "Signing and ending",
        "description": "What entitles to sign, signatures and what cures them, and what ends an agreement.",
    },
    {"name": "Amendments", "description": "Changes of an agreement: proposed, classified, consented to, adopted."},
    {"name": "Money", "description": "Funding envelopes and allocations, in whole euro cents."},
    {"name": "Search", "description": "Words in titles, texts and names, in Dutch."},
    {"name": "Reports", "description": "Money and agreements added up, for what the reader may see."},
    {"name": "Findings", "description": "What does not add up, noticed by the register itself."},
    {"name": "Programmes and areas", "description": "Programmes, plans, pillars, goals, areas and neighbourhoods."},
    {"name": "Organisations", "description": "Organisations, persons, the offices they hold and their roles."},
    {"name": "Documents", "description": "The documents facts rest on, their files and the signatures in them."},
    {"name": "Access", "description": "Who may do what, and why not."},
    {"name": "Batches", "description": "Several commands in one transaction."},
    {"name": "Events", "description": "What happened, in order: page by page, or as it happens."},
    {"name": "Webhooks", "description": "The same events, sent to an address of yours."},
    {"name": "Journal", "description": "Who did what and when, and the proof that nothing was changed since."},
    {"name": "Code lists", "description": "Closed lists of values with Dutch and English labels."},
]
_ROUTERS = (
    agreements.router,
    calendar.router,
    comparison.router,
    lifecycle.router,
    amendments.router,
    parties.router,
    decisions.router,
    funding.router,
    reports.router,
    search.router,
    programmes.router,
    organisations.router,
    documents.router,
    findings.router,
    events.router,
    webhooks.router,
    audit.router,
    codelists.router,
    access.router,
    batches.router,
)
_OPEN_TO_ALL = {"Access-Control-Allow-Origin": "*"}


def create_api(settings: Settings, examples: dict[str, Any]) -> FastAPI:
    """Return the application that is mounted at `/v1`."""
    api = FastAPI(
        # Not `include_router`, which makes every route a second time and tries both for each request.
        routes=[route for router in _ROUTERS for route in router.routes],
        title="Convenant",
        version=VERSION,
        description=DESCRIPTION,
        openapi_tags=TAGS,
        webhooks=webhook_description.router,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    errors.install(api)
    # Made at the first request for it: it takes a second, and most processes are asked for other things first.
    described = cache(partial(openapi.describe, api, settings, examples))
    as_json, as_yaml = cache(lambda: openapi.as_json(described())), cache(lambda: openapi.as_yaml(described()))
    api.state.description = described

    @api.get("/openapi.json", include_in_schema=False)
    async def openapi_json() -> Response:
        return Response(as_json(), media_type="application/json", headers=_OPEN_TO_ALL)

    @api.get("/openapi.yaml", include_in_schema=False)
    async def openapi_yaml() -> Response:
        return Response(as_yaml(), media_type="application/yaml", headers=_OPEN_TO_ALL)

    return api
