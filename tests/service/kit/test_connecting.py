"""One connection, and a network that breaks under it."""

import socket
from operator import attrgetter

from app.kit.connecting import connect
from app.kit.database import Targets


async def test_a_goodbye_that_cannot_be_said_is_no_fault(targets: Targets):
    """The pool closes connections in tasks of its own: nobody would hear of it but the log, as an error."""
    connection = await connect(**targets.owner.arguments())
    # The driver's own, which its types leave out.
    attrgetter("_transport")(connection).get_extra_info("socket").shutdown(socket.SHUT_WR)
    await connection.close()
    assert connection.is_closed()
