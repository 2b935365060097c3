"""Reading the address of a subscription: once, by the same library that sends to it."""

import httpx


def parsed(url: str) -> httpx.URL | None:
    """Return an address in its parts; nothing when it is none."""
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        return None
    return found if found.host and not found.userinfo and not found.fragment else None
