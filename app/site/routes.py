"""What lives outside `/v1`: the pages people read, Swagger UI from our own files, health."""

from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from app.code_list_pages import code_lists_page
from app.kit.domain import PROBLEM_TYPES, RefusedError, refusal
from app.kit.fault_problems import DATABASE_UNAVAILABLE, IDENTITY_PROVIDER_UNAVAILABLE
from app.kit.faults import DatabaseUnreachableError
from app.kit.http import context_of
from app.kit.pages import HOUSE_STYLE, HTML, LANGUAGES, PAGE_CSP, keeping_language
from app.kit.problem_types import NOT_FOUND
from app.kit.revision import NotMigratedError
from app.site.landing import Presence, front_page
from app.site.problem_pages import problem_index, problem_page
from app.site.swagger import SWAGGER_CSP, swagger_page
from app.version import VERSION

_CSS = "text/css; charset=utf-8"
_JAVASCRIPT = "text/javascript; charset=utf-8"
_FROM_SWAGGER = {"swagger-ui.css": _CSS, "swagger-ui-bundle.js": _JAVASCRIPT, "favicon-32x32.png": "image/png"}
_LANDING_STYLE, _FRAME_STYLE, _START = (
    (files("app.site") / name).read_text(encoding="utf-8") for name in ("landing.css", "swagger.css", "swagger.js")
)
router = APIRouter(include_in_schema=False)


def _page(request: Request, drawn: Callable[[str], str], policy: str = PAGE_CSP) -> Response:
    """Return a page in the language the reader chose on one, or else in the one the browser asks for."""
    chosen = request.query_params.get("language")
    if chosen in LANGUAGES:
        language, content = chosen, keeping_language(drawn(chosen), chosen)
    else:
        language = context_of(request.scope).language
        content = drawn(language)
    headers = {"Content-Security-Policy": policy, "Content-Language": language, "Vary": "Accept-Language"}
    return Response(content, media_type=HTML, headers=headers)


@router.get("/")
async def front(request: Request) -> Response:
    """Say what this is and where to go."""
    presence = Presence(
        public_url=context_of(request.scope).public_url,
        version=VERSION,
        contact=request.app.state.contact,
        is_serving=await _is_serving(request),
    )
    return _page(request, partial(front_page, presence=presence))


@router.get("/style.css")
async def style() -> Response:
    """Serve the style of our own pages."""
    return Response(HOUSE_STYLE, media_type=_CSS)


@router.get("/landing.css")
async def landing_style() -> Response:
    """Serve the style of the page at the root."""
    return Response(_LANDING_STYLE, media_type=_CSS)


@router.get("/docs")
async def docs(request: Request) -> Response:
    """Serve Swagger UI."""
    return _page(request, swagger_page, SWAGGER_CSP)


@router.get("/docs/start.js")
async def docs_script() -> Response:
    """Serve the few lines that start Swagger UI."""
    return Response(_START, media_type=_JAVASCRIPT)


@router.get("/docs/frame.css")
async def docs_style() -> Response:
    """Serve the style around Swagger UI."""
    return Response(_FRAME_STYLE, media_type=_CSS)


@router.get("/docs/{asset}")
async def docs_asset(asset: str) -> Response:
    """Serve a file of Swagger UI."""
    if asset not in _FROM_SWAGGER:
        raise refusal(NOT_FOUND)
    content = (files("fastapi_swagger") / "resources" / asset).read_bytes()
    return Response(content, media_type=_FROM_SWAGGER[asset], headers={"Cache-Control": "public, max-age=86400"})


@router.get("/problems")
async def problems(request: Request) -> Response:
    """List every problem type."""
    return _page(request, problem_index)


@router.get("/problems/{slug}")
async def problem(request: Request, slug: str) -> Response:
    """Explain one problem type."""
    if slug not in PROBLEM_TYPES:
        raise refusal(NOT_FOUND)
    return _page(request, partial(problem_page, PROBLEM_TYPES[slug]))


@router.get("/codelists")
async def code_lists(request: Request) -> Response:
    """Show every code list."""
    return _page(request, code_lists_page)


@router.get("/health/live")
async def live() -> Response:
    """Tell that the process runs."""
    return Response('{"status":"live"}', media_type="application/json")


@router.get("/health/ready")
async def ready(request: Request) -> Response:
    """Tell whether reads can be served: a database at the right revision, keys of every issuer loaded."""
    return JSONResponse({"status": "ready", **await _health(request)})


async def _health(request: Request) -> dict[str, Any]:
    if request.app.state.register.keyring.never_loaded():
        raise refusal(IDENTITY_PROVIDER_UNAVAILABLE, headers={"Retry-After": "5"})
    try:
        health: dict[str, Any] = await request.app.state.database.health()
    except (DatabaseUnreachableError, NotMigratedError):
        raise refusal(DATABASE_UNAVAILABLE, headers={"Retry-After": "2"}) from None
    return health


async def _is_serving(request: Request) -> bool:
    try:
        await _health(request)
    except RefusedError:
        return False
    return True
