"""Any error of any request becomes a problem document; nothing of the inside leaks out."""

import logging
from typing import Any

import asyncpg
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as EngineTimeoutError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from app.kit import problem_types as types
from app.kit.domain import ProblemType, RefusedError, Violation, refusal
from app.kit.fault_problems import FILE_MISSING, FILES_UNAVAILABLE
from app.kit.faults import DatabaseUnreachableError, PoolExhaustedError, refusal_of_fault, state_of
from app.kit.files import FileMissingError, FilesUnavailableError
from app.kit.http import context_of
from app.kit.problems import field_error, problem_response
from app.kit.submission import address_of
from app.kit.write_problems import HISTORY_IMMUTABLE

_log = logging.getLogger("convenant.error")
_BY_STATUS: dict[int, ProblemType] = {404: types.NOT_FOUND, 405: types.METHOD_NOT_ALLOWED}
_DATABASE_ERRORS = (
    DatabaseUnreachableError,
    PoolExhaustedError,
    EngineTimeoutError,
    DBAPIError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)


def install(app: FastAPI) -> None:
    """Answer every error of an application with a problem document."""
    app.add_exception_handler(RefusedError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid_parameters)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(ClientDisconnect, _unreceived)
    app.add_exception_handler(FilesUnavailableError, _files_unavailable)
    app.add_exception_handler(FileMissingError, _file_missing)
    app.add_exception_handler(Exception, _unforeseen)
    for error in _DATABASE_ERRORS:
        app.add_exception_handler(error, _database_error)


async def answer_to(request: Request, error: Exception) -> Response | None:
    """Return the answer to an error that no application answers; nothing to one nobody foresaw."""
    if isinstance(error, RefusedError):
        return answered(request, error)
    return await _database_error(request, error) if isinstance(error, _DATABASE_ERRORS) else None


def answered(request: Request, refused: RefusedError) -> Response:
    """Return the answer to a refusal."""
    context = context_of(request.scope)
    return problem_response(
        refused, language=context.language, public_url=context.public_url, request_id=context.request_id
    )


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return answered(request, error)


async def _invalid_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = []
    for fault in error.errors():
        source, *location = fault["loc"]
        faults.append(field_error({**fault, "loc": tuple(location)}, "query" if source == "query" else str(source)))
    only_unknown = all(fault["type"] == "extra_forbidden" for fault in error.errors())
    problem = types.UNKNOWN_PARAMETER if only_unknown else types.VALIDATION_FAILED
    return answered(request, RefusedError(Violation(problem, problem.cause, errors=tuple(faults))))


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    problem = _BY_STATUS.get(error.status_code, types.MALFORMED_REQUEST)
    if problem is types.METHOD_NOT_ALLOWED and request.method == "DELETE" and _names_a_record(request):
        return answered(request, refusal(HISTORY_IMMUTABLE, rule="R-056"))
    headers = {"Allow": _allowed(request)} if problem is types.METHOD_NOT_ALLOWED else {}
    return answered(request, refusal(problem, headers=headers))


def _names_a_record(request: Request) -> bool:
    """Tell whether an address is one of a record, whether the record is there or not."""
    address = address_of(request.url.path)
    return address is not None and address.own_id is not None


def _allowed(request: Request) -> str:
    """Return every method the address knows, over all routes of that path (RFC 9110, section 15.5.6)."""
    methods: set[str] = set()
    for route in request.app.routes:
        for method in ("GET", "POST", "PATCH", "PUT", "DELETE"):
            match, _ = route.matches({**request.scope, "method": method})
            if match is Match.FULL:
                methods.add(method)
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


async def _unreceived(request: Request, error: Exception) -> Response:
    # Whoever sent half a request is gone; the answer only tells the log that the register did not fail.
    return answered(request, refusal(types.MALFORMED_REQUEST))


async def _unforeseen(request: Request, error: Exception) -> Response:
    # Starlette raises the error again after this answer, and the edge logs it.
    return answered(request, refusal(types.INTERNAL_ERROR))


async def _files_unavailable(request: Request, error: Exception) -> Response:
    _log.warning("file store fault: %s", error, extra={"request_id": context_of(request.scope).request_id})
    return answered(request, refusal(FILES_UNAVAILABLE, headers={"Retry-After": "30"}))


async def _file_missing(request: Request, error: Exception) -> Response:
    _log.error(
        "not in the file store, or not whole: %s", error, extra={"request_id": context_of(request.scope).request_id}
    )
    return answered(request, refusal(FILE_MISSING))


async def _database_error(request: Request, error: Exception) -> Response:
    details: dict[str, Any] = {"request_id": context_of(request.scope).request_id}
    state = state_of(error)
    fault = refusal_of_fault(error)
    if fault is not None:
        reason = state or (str(error) if isinstance(error, DatabaseUnreachableError) else "")
        _log.warning("database fault: %s %s", type(error).__name__, reason, extra=details)
        return answered(request, fault)
    _log.error("database error %s", state, exc_info=error, extra=details)
    # Class 22 is a value the database cannot hold: input that a shape should have refused.
    missed = state.startswith("22")
    return answered(request, refusal(types.VALIDATION_FAILED if missed else types.INTERNAL_ERROR))
