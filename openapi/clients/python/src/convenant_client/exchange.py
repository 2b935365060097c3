"""How one request becomes one answer: a token, attempts, and refusals as exceptions."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from typing import Any, TypeVar
from uuid import uuid4

import httpx
from pydantic import ValidationError

from convenant_client._generated.operations import RECORDS
from convenant_client.errors import UnexpectedAnswerError, UnreachableError, problem_error
from convenant_client.flow import Emit, Fill, Flow, Open, Opened, Send, Stream, Wait
from convenant_client.operations import Command, Listing, Query, Read, nothing, query_of
from convenant_client.reached import SEQUENCE, Reached
from convenant_client.records import Answer, Model, Page, Record
from convenant_client.retrying import Patience, is_repeatable, seconds_asked
from convenant_client.tokens import TokenSource

JSON = "application/json"
CONNECT_SECONDS = 10.0
SILENCE_SECONDS = 30.0
# Parameters that say how a record is read, and not which.
_HOW_READ = ("asOf", "knownAt", "fields", "expand")
# Requests that could not have been sent, whatever the network does.
_OWN_FAULTS = (httpx.UnsupportedProtocol, httpx.LocalProtocolError)

T = TypeVar("T", bound=Model)
R = TypeVar("R", bound=Record)
A = TypeVar("A", bound=Answer)
P = TypeVar("P", bound=Page)
Build = Callable[[], httpx.Request]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What holds for every request of a client, and how each becomes an answer."""

    base_url: str
    tokens: TokenSource
    headers: Mapping[str, str]
    time_limit: float
    reached: Reached = field(default_factory=Reached)

    def request(
        self,
        method: str,
        path: str,
        query: Query | None = None,
        headers: Mapping[str, str] | None = None,
        **body: Any,
    ) -> httpx.Request:
        """Return a request; `body` is given to `httpx.Request` as it is."""
        asked = query_of(query or {})
        url = httpx.URL(f"{self.base_url}{path}")
        sent = {"Accept": JSON, **self.headers, **(headers or {})}
        return httpx.Request(method, url.copy_merge_params(asked) if asked else url, headers=sent, **body)

    def respond(self, build: Build) -> Flow[httpx.Response]:
        """Send a request until it is answered, and return the response.

        Raises:
            ProblemError: it was refused.
            UnreachableError: it was not answered.

        """
        opened: Opened = yield from self.opened(build, Send)
        return opened.response

    def opened(self, build: Build, how: type[Send | Open] = Open) -> Flow[Opened]:
        """Send a request until it is answered, and return the response before its content was read.

        Raises:
            ProblemError: it was refused.
            UnreachableError: it was not answered.

        """
        patience = Patience.of(self.time_limit)
        token = yield from self.tokens.token(None)
        renewed = False
        for attempt in count():
            try:
                outcome = yield how(_timed(self._complete(build(), token), patience))
                opened = outcome if isinstance(outcome, Opened) else Opened(outcome, None)
                self.reached.take(opened.response.headers.get(SEQUENCE))
                if opened.response.is_success or opened.response.status_code == HTTPStatus.NOT_MODIFIED:
                    return opened
                if opened.chunks is not None:
                    yield Fill(opened)
                response = opened.response
            except httpx.TransportError as fault:
                pause = None if isinstance(fault, _OWN_FAULTS) else patience.pause(attempt)
                if pause is None:
                    raise UnreachableError(f"no answer from {self.base_url}: {fault}") from fault
            else:
                if response.status_code == HTTPStatus.UNAUTHORIZED and token is not None and not renewed:
                    refused, renewed = token, True
                    token = yield from self.tokens.token(refused)
                    if token != refused:
                        continue
                pause = patience.pause(attempt, seconds_asked(response)) if is_repeatable(response) else None
                if pause is None:
                    raise problem_error(response)
            yield Wait(pause)
        raise AssertionError("attempts are counted without end")

    def _complete(self, request: httpx.Request, token: str | None) -> httpx.Request:
        if request.method == "GET":
            request.headers.update(self.reached.headers)
        if token is not None:
            request.headers["Authorization"] = f"Bearer {token}"
        return request

    def read(self, operation: Read[T]) -> Flow[T]:
        """Read something."""
        response = yield from self.respond(lambda: self.request("GET", operation.path, operation.query))
        answer = parsed(operation.result, response)
        _remember(answer, response, operation.path, operation.query)
        return answer

    def content(self, operation: Read[T], media_type: str) -> Flow[bytes]:
        """Read something in another form."""
        accept = {"Accept": media_type}
        response = yield from self.respond(lambda: self.request("GET", operation.path, operation.query, accept))
        return response.content

    def record_at(self, address: str) -> Flow[Record]:
        """Read the record at an address.

        Raises:
            ValueError: no record is read there.

        """
        found = (model for pattern, model in RECORDS.items() if re.fullmatch(pattern, address))
        model = next(found, None)
        if model is None:
            raise ValueError(f"no record is read at {address!r}")
        return (yield from self.read(Read(address, model)))

    def refresh(self, record: R) -> Flow[R]:
        """Read a record again; when nothing changed it is returned itself."""
        known = {} if record.etag is None else {"If-None-Match": record.etag}
        response = yield from self.respond(lambda: self.request("GET", record.read_at, None, known))
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            return record
        answer = parsed(type(record), response)
        answer.remember(response.headers.get("etag"), record.read_at)
        return answer

    def pages(self, listing: Listing[P, T]) -> Stream[P]:
        """Read a list page by page."""
        path: str | None = listing.path
        query: Query = listing.query
        while path is not None:
            page, path = yield from self._page(listing, path, query)
            yield Emit(page)
            query = nothing()

    def items(self, listing: Listing[P, T]) -> Stream[T]:
        """Read what stands in a list."""
        path: str | None = listing.path
        query: Query = listing.query
        while path is not None:
            page, path = yield from self._page(listing, path, query)
            for item in page.items:
                yield Emit(item)
            query = nothing()

    def _page(self, listing: Listing[P, T], path: str, query: Query) -> Flow[tuple[P, str | None]]:
        response = yield from self.respond(lambda: self.request("GET", path, query))
        page = parsed(listing.page, response)
        for item in page.items:
            _remember(item, None, None, listing.query)
        return page, page.links.next

    def perform(self, command: Command[T], key: str | None = None) -> Flow[T]:
        """Do something, under an idempotency key of its own or the one that is given."""
        response = yield from self._performed(command, command.query, key)
        answer = parsed(command.result, response)
        _remember(answer, response, None, {})
        return answer

    def rehearse(self, command: Command[T], shape: type[A]) -> Flow[A]:
        """Have something tried and undone."""
        response = yield from self._performed(command, {**command.query, "validateOnly": True})
        return parsed(shape, response)

    def _performed(self, command: Command[T], query: Query, key: str | None = None) -> Flow[httpx.Response]:
        headers = command_headers(command.on, key)
        content: str | None = None
        if command.body is not None:
            content = command.body.model_dump_json(by_alias=True, exclude_unset=True)
            headers["Content-Type"] = JSON
        return (
            yield from self.respond(
                lambda: self.request(command.method, command.path, query, headers, content=content)
            )
        )


def parsed(shape: type[T], response: httpx.Response) -> T:
    """Return the answer in a response.

    Raises:
        UnexpectedAnswerError: it is not of this shape.

    """
    try:
        return shape.model_validate_json(response.content)
    except ValidationError as fault:
        raise UnexpectedAnswerError(f"{response.url} answers no {shape.__name__}") from fault


def command_headers(on: Record | None, key: str | None = None) -> dict[str, str]:
    """Return what makes a command safe to repeat, and safe from others who change the same record.

    Raises:
        ValueError: the record was read in part, so that its version is not known.

    """
    headers = {"Idempotency-Key": key or str(uuid4())}
    if on is not None:
        if on.etag is None:
            raise ValueError("read the record as a whole before you change it: without its version it has no ETag")
        headers["If-Match"] = on.etag
    return headers


def _timed(request: httpx.Request, patience: Patience) -> httpx.Request:
    left = max(patience.left, 1.0)
    request.extensions["timeout"] = httpx.Timeout(
        min(SILENCE_SECONDS, left), connect=min(CONNECT_SECONDS, left)
    ).as_dict()
    return request


def _remember(answer: Model, response: httpx.Response | None, path: str | None, query: Query) -> None:
    """Have a record keep its ETag and how it was read."""
    if not isinstance(answer, Record):
        return
    how = query_of({name: query[name] for name in _HOW_READ if name in query})
    address = path or answer.address
    read_at = str(httpx.URL(address, params=how)) if how else address
    answer.remember(None if response is None else response.headers.get("etag"), read_at)
