"""Octets to and from the real service."""

import socket
from contextlib import suppress
from dataclasses import dataclass

from tests.e2e.service import Service

CLOSE = b"Connection: close\r\n\r\n"
HOST = b"Host: x\r\n"
PATIENCE_SECONDS = 20


@dataclass(frozen=True)
class Raw:
    """An answer as it came over the line."""

    status: int
    headers: dict[str, str]
    rest: bytes


def received(connection: socket.socket) -> bytes:
    """Everything the service sends until it closes the connection."""
    content = b""
    # Closing on somebody who is still sending resets the connection, after the answer.
    with suppress(ConnectionResetError):
        while part := connection.recv(65_536):
            content += part
    return content


def parsed(content: bytes) -> Raw:
    head, _, rest = content.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Raw(int(first.split()[1]), headers, rest)


def sent(service: Service, *parts: bytes) -> bytes:
    """What the service answers to these octets on one connection."""
    with socket.create_connection(("127.0.0.1", service.port), PATIENCE_SECONDS) as connection:
        # The service may refuse before it has heard everything.
        with suppress(BrokenPipeError, ConnectionResetError):
            for part in parts:
                connection.sendall(part)
        return received(connection)
