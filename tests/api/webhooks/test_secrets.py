"""The secret is shown once, and is nowhere to be read after that."""

import base64
from typing import Any

from tests.api.decisions.support import Dossier
from tests.factories.http import new_key
from tests.factories.webhooks import SUBSCRIPTIONS, asked, in_database, moved, present, step, subscribed

URL = "https://hooks.example.org/"


async def everything_kept(dossier: Dossier) -> str:
    """Every row of every table, as text."""
    tables = await in_database(
        dossier.targets,
        "SELECT c.oid::regclass::text AS name FROM pg_class c WHERE relnamespace = 'public'::regnamespace"
        " AND relkind = 'r'",
    )
    found = [str(await in_database(dossier.targets, f"SELECT t::text FROM {table['name']} t")) for table in tables]
    return "\n".join(found)


async def shown_by(dossier: Dossier, made: dict[str, Any]) -> str:
    """Everything the API shows of a subscription."""
    path = made["links"]["self"]
    pages = (SUBSCRIPTIONS, path, f"{path}/history", f"{path}/deliveries", f"{path}/history/1", "/v1/events")
    return "\n".join([(await dossier.municipality.get(page)).text for page in pages])


async def test_it_is_in_no_table_in_clear_and_nothing_shows_it_again(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    rotated = (await step(dossier.municipality, made, "secret-rotations")).json()
    assert rotated["secret"] != made["secret"]
    kept, shown = await everything_kept(dossier), await shown_by(dossier, made)
    for secret in (made["secret"], rotated["secret"]):
        assert secret.startswith("whsec_")
        octets = base64.b64decode(secret.removeprefix("whsec_"))
        for form in (secret, secret.removeprefix("whsec_"), octets.hex(), repr(octets)):
            assert form not in kept
            assert form not in shown


async def test_a_repeated_request_is_answered_without_it(dossier: Dossier):
    key = {"Idempotency-Key": new_key()}
    body = asked(dossier.municipality, URL)
    first = await dossier.municipality.post(SUBSCRIPTIONS, body, **key)
    again = await dossier.municipality.post(SUBSCRIPTIONS, body, **key)
    assert again.headers["idempotency-replayed"] == "true"
    assert first.json().keys() - again.json().keys() == {"secret"}
    assert again.json()["id"] == first.json()["id"]
    path = f"{first.json()['links']['self']}/secret-rotations"
    headers = {"If-Match": '"1"', "Idempotency-Key": new_key()}
    rotated = await dossier.municipality.post(path, {"reason": "gelekt"}, **headers)
    again = await dossier.municipality.post(path, {"reason": "gelekt"}, **headers)
    assert rotated.json().keys() - again.json().keys() == {"secret"}
    assert again.json()["version"] == 2


async def test_a_rehearsal_shows_none_and_keeps_none(dossier: Dossier):
    body = asked(dossier.municipality, URL)
    rehearsed = await dossier.municipality.post(f"{SUBSCRIPTIONS}?validateOnly=true", body)
    assert "secret" not in rehearsed.json()["body"]
    made = await subscribed(dossier.municipality, URL)
    path = f"{made['links']['self']}/secret-rotations?validateOnly=true"
    rehearsed = await dossier.municipality.post(path, {"reason": "proef"}, **{"If-Match": '"1"'})
    assert rehearsed.json()["status"] == 200
    assert "secret" not in rehearsed.json()["body"]
    rows = await in_database(dossier.targets, "SELECT expires_at FROM webhook_secret")
    assert [row["expires_at"] for row in rows] == [None]


async def test_two_count_for_a_day_and_a_third_takes_the_place_of_the_first(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    for number in (1, 2):
        await step(dossier.municipality, made, "secret-rotations")
        rows = await in_database(
            dossier.targets, "SELECT expires_at - now() AS left FROM webhook_secret ORDER BY expires_at NULLS LAST"
        )
        assert len(rows) == 2, number
        assert 23 * 3600 < rows[0]["left"].total_seconds() <= 24 * 3600
        assert rows[1]["left"] is None
    found = await present(dossier.municipality, made)
    assert found["formerSecretEndsAt"] > found["secretIssuedAt"] > made["secretIssuedAt"]


async def test_the_end_destroys_them(dossier: Dossier):
    made = await subscribed(dossier.municipality, URL)
    await moved(dossier.municipality, made, "end")
    assert await in_database(dossier.targets, "SELECT * FROM webhook_secret") == []
