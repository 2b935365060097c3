"""What lives outside `/v1`: front page, Swagger UI from our own files, problem pages, health."""

from importlib.resources import files

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from app.kit import pages
from app.kit.domain import PROBLEM_TYPES, refusal
from app.kit.fault_problems import DATABASE_UNAVAILABLE, IDENTITY_PROVIDER_UNAVAILABLE
from app.kit.faults import DatabaseUnreachableError
from app.kit.front_page import front_page
from app.kit.http import context_of
from app.kit.problem_types import NOT_FOUND
from app.kit.revision import NotMigratedError
from app.version import VERSION

HTML = "text/html; charset=utf-8"
_ASSETS = {
    "swagger-ui.css": "text/css; charset=utf-8",
    "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
    "favicon-32x32.png": "image/png",
}
router = APIRouter(include_in_schema=False)


def _page(content: str, policy: str = pages.PAGE_CSP) -> Response:
    return Response(content, media_type=HTML, headers={"Content-Security-Policy": policy})


@router.get("/")
async def front(request: Request) -> Response:
    """Say what this is and where to go."""
    return _page(front_page(context_of(request.scope).language, VERSION, request.app.state.contact))


@router.get("/style.css")
async def style() -> Response:
    """Serve the style of our own pages."""
    return Response(pages.STYLE, media_type="text/css; charset=utf-8")


@router.get("/docs")
async def docs() -> Response:
    """Serve Swagger UI."""
    return _page(pages.DOCS_PAGE, pages.DOCS_CSP)


@router.get("/docs/frame.css")
async def docs_style() -> Response:
    """Serve the style of what stands around Swagger UI."""
    return Response(pages.DOCS_STYLE, media_type="text/css; charset=utf-8")


@router.get("/docs/start.js")
async def docs_script() -> Response:
    """Serve the few lines that start Swagger UI."""
    return Response(pages.DOCS_SCRIPT, media_type="text/javascript; charset=utf-8")


@router.get("/docs/{asset}")
async def docs_asset(asset: str) -> Response:
    """Serve a file of Swagger UI."""
    if asset not in _ASSETS:
        raise refusal(NOT_FOUND)
    content = (files("fastapi_swagger") / "resources" / asset).read_bytes()
    return Response(content, media_type=_ASSETS[asset], headers={"Cache-Control": "public, max-age=86400"})


@router.get("/problems")
async def problem_index(request: Request) -> Response:
    """List every problem type."""
    return _page(pages.problem_index(context_of(request.scope).language))


@router.get("/problems/{slug}")
async def problem_page(request: Request, slug: str) -> Response:
    """Explain one problem type."""
    if slug not in PROBLEM_TYPES:
        raise refusal(NOT_FOUND)
    return _page(pages.problem_page(PROBLEM_TYPES[slug], context_of(request.scope).language))


@router.get("/health/live")
async def live() -> Response:
    """Tell that the process runs."""
    return Response('{"status":"live"}', media_type="application/json")


@router.get("/health/ready")
async def ready(request: Request) -> Response:
    """Tell whether reads can be served: a database at the right revision, keys of every issuer loaded."""
    if request.app.state.register.keyring.never_loaded():
        raise refusal(IDENTITY_PROVIDER_UNAVAILABLE, headers={"Retry-After": "5"})
    try:
        health = await request.app.state.database.health()
    except (DatabaseUnreachableError, NotMigratedError):
        raise refusal(DATABASE_UNAVAILABLE, headers={"Retry-After": "2"}) from None
    return JSONResponse({"status": "ready", **health})
