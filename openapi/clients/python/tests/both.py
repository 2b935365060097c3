"""One test for both clients: what is asked of the synchronous one is asked of the asynchronous one and awaited."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import anyio
import httpx

from convenant_client import AsyncConvenant, Convenant
from convenant_client.calls import Listed

URL = "http://register.test"
Handler = Callable[[httpx.Request], httpx.Response]


@dataclass(frozen=True)
class Both:
    """One of the two clients."""

    is_async: bool

    def ask(self, url: str, use: Callable[[Any], Any], **options: Any) -> Any:
        """Return what comes of using a client; of a list, a list."""
        if not self.is_async:
            with Convenant(url, **options) as register:
                return _listed(use(register))
        return anyio.run(self._ask, url, use, options)

    async def _ask(self, url: str, use: Callable[[Any], Any], options: dict[str, Any]) -> Any:
        async with AsyncConvenant(url, **options) as register:
            outcome = use(register)
            if inspect.isawaitable(outcome):
                outcome = await outcome
            if hasattr(outcome, "__aiter__"):
                return [each async for each in outcome]
            return outcome

    def staged(self, handler: Handler, use: Callable[[Any], Any], **options: Any) -> Any:
        """Return what comes of using a client of a register that the test plays."""
        transport = httpx.MockTransport(handler)
        http = httpx.AsyncClient(transport=transport) if self.is_async else httpx.Client(transport=transport)
        return self.ask(URL, use, http=http, **options)


def _listed(outcome: Any) -> Any:
    return list(outcome) if isinstance(outcome, Iterator | Listed) else outcome


class Stage:
    """A register that answers what it is told, in order; the last answer again and again."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self._answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content, request=request)

    def sent(self, header: str) -> list[str | None]:
        """What each request said in a header."""
        return [request.headers.get(header) for request in self.requests]


def problem(status: int, slug: str, headers: dict[str, str] | None = None, **members: Any) -> httpx.Response:
    """Return a refusal."""
    document = {
        "type": f"{URL}/problems/{slug}",
        "title": "A title",
        "status": status,
        "detail": "What it is about.",
        "requestId": "request-1",
        **members,
    }
    media_type = {"content-type": "application/problem+json"}
    return httpx.Response(status, headers=media_type | (headers or {}), json=document)


def organisation(**members: Any) -> dict[str, Any]:
    """Return an organisation as the API sends it."""
    path = "/v1/organisations/c0fa3eef-7fc0-5e52-ba33-3fd86268ef0b"
    facts = {"id": path[18:], "version": 1, "links": {"self": path}, "slug": "woonpunt", "name": "Woonpunt"}
    return facts | members
