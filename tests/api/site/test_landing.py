"""The page at the root says what is true: of this register, of its description and of its clients."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.kit import pages
from app.kit.config import Settings
from app.kit.database import Targets
from app.kit.domain import Localised
from app.kit.faults import DatabaseUnreachableError
from app.site import landing, landing_words
from app.site.swagger import DUTCH_TAGS
from app.version import VERSION
from tests.api.site.reading import read
from tests.conftest import served

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CLIENTS = ROOT / "openapi" / "clients"
STATES = {landing_words.SERVING, landing_words.NOT_SERVING}


def sentences(found: object) -> set[Localised]:
    """Every sentence in a structure of words."""
    if isinstance(found, Localised):
        return {found}
    return set().union(*map(sentences, found)) if isinstance(found, tuple) else set()


WORDS = sentences(tuple(vars(landing_words).values()))


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_all_it_says_is_said_in_the_readers_language(visitor: httpx.AsyncClient, language: str):
    answer = (await visitor.get("/", headers={"Accept-Language": language})).text
    assert len(WORDS) > 40
    for words in WORDS - STATES:
        said = {words.in_language(language), pages.say(words, language)}
        assert any(form in answer for form in said), words
        other = words.en if language == "nl" else words.nl
        # Names and single words may be the same, or part of a longer one.
        assert " " not in other or other == words.in_language(language) or other not in answer


async def test_it_names_whom_to_turn_to_and_which_version_this_is(visitor: httpx.AsyncClient, settings: Settings):
    found = read((await visitor.get("/")).text)
    assert {settings.contact_url, f"mailto:{settings.contact_email}"} <= set(found.links)
    assert f"Versie {VERSION}" in found.text


async def test_what_it_says_can_be_asked_is_in_the_description(visitor: httpx.AsyncClient):
    described = (await visitor.get("/v1/openapi.json")).json()["paths"]
    for _, method, path in landing_words.QUESTIONS:
        assert method.lower() in described[path.removeprefix("/v1")], path


async def test_its_first_steps_ask_this_register(visitor: httpx.AsyncClient, settings: Settings):
    text = read((await visitor.get("/")).text).text
    open_to_all, *_ = re.findall(rf"curl {re.escape(settings.public_url)}(/\S+)", text)
    assert (await visitor.get(open_to_all)).status_code == 200
    assert landing.BECOME_SOMEBODY in text
    assert landing.BECOME_SOMEBODY.removeprefix("export CONVENANT_") in README


def statements(program: str) -> list[str]:
    """The lines of a program, without those that import."""
    return [line for line in program.splitlines() if line and not line.startswith(("import ", "from "))]


async def test_it_shows_the_programs_with_its_own_address(visitor: httpx.AsyncClient, settings: Settings):
    text = read((await visitor.get("/")).text).text
    for program in (landing.PYTHON_PROGRAM, landing.TYPESCRIPT_PROGRAM):
        assert program.replace(landing.EXAMPLE_ADDRESS, settings.public_url) in text


def test_its_python_is_that_of_the_client():
    readme = (CLIENTS / "python" / "README.md").read_text(encoding="utf-8")
    assert landing.PYTHON_INSTALL in readme.splitlines()
    assert "from convenant_client import Convenant\n" in readme
    assert len(statements(landing.PYTHON_PROGRAM)) == 3
    for line in statements(landing.PYTHON_PROGRAM):
        assert line in readme.replace(", limit=50", "")


def test_its_typescript_is_that_of_the_client():
    readme = (CLIENTS / "typescript" / "README.md").read_text(encoding="utf-8")
    assert re.search(r'import \{ createConvenant\b[^}]* \} from "@convenant/client";', readme)
    assert len(statements(landing.TYPESCRIPT_PROGRAM)) == 4
    for line in statements(landing.TYPESCRIPT_PROGRAM):
        assert line in readme
    # The README's ten minutes, which are run, install into a directory beside this one.
    ran = re.sub(r" --silent| --pack-destination \S+", "", README).splitlines()
    ready, pack, install = landing.TYPESCRIPT_INSTALL.splitlines()
    assert {ready, pack} <= set(ran)
    package = json.loads((CLIENTS / "typescript" / "package.json").read_text(encoding="utf-8"))
    assert install == f"npm install ./convenant-client-{package['version']}.tgz"


def test_its_examples_can_be_made():
    made = (ROOT / "openapi" / "examples" / "Makefile").read_text()
    for command, _ in landing_words.EXAMPLE_PROGRAMS:
        assert re.search(rf"^{command.removeprefix('make ')}:", made, re.MULTILINE), command


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_it_tells_whether_the_register_serves(
    settings: Settings, targets: Targets, monkeypatch: pytest.MonkeyPatch, language: str
):
    async with served(settings, targets) as client:
        headers = {"Accept-Language": language}
        serving = (await client.get("/", headers=headers)).text
        assert landing_words.SERVING.in_language(language) in serving
        assert landing_words.NOT_SERVING.in_language(language) not in serving

        async def gone(_: object) -> dict[str, Any]:
            raise DatabaseUnreachableError("gone")

        monkeypatch.setattr("app.kit.database.Database.health", gone)
        answer = await client.get("/", headers=headers)
        assert answer.status_code == 200
        assert landing_words.NOT_SERVING.in_language(language) in answer.text
        assert landing_words.SERVING.in_language(language) not in answer.text


async def test_every_subject_of_the_description_has_a_dutch_name_beside_swagger_ui(visitor: httpx.AsyncClient):
    described = json.loads((ROOT / "openapi" / "openapi.json").read_text(encoding="utf-8"))
    assert list(DUTCH_TAGS) == [tag["name"] for tag in described["tags"]]
    dutch = read((await visitor.get("/docs", headers={"Accept-Language": "nl"})).text).text
    english = read((await visitor.get("/docs", headers={"Accept-Language": "en"})).text).text
    for tag, name in DUTCH_TAGS.items():
        assert f"\n{name}\n" in dutch
        assert f"\n{tag}\n" in english
