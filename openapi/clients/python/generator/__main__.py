"""`python -m generator` writes the generated part of the client; `--check` only tells whether it would change."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData

from generator.calls import Calls
from generator.problem_slugs import kinds
from generator.shapes import Shapes

HERE = Path(__file__).parent
CLIENT = HERE.parent
DESCRIPTION = CLIENT.parents[1] / "openapi.json"
GENERATED = CLIENT / "src/convenant_client/_generated"
MODULES = ("__init__", "models", "operations", "problems", "groups")


def main() -> None:
    """Write the generated modules, or compare them."""
    rendered = generated(json.loads(DESCRIPTION.read_text("utf-8")))
    paths = {GENERATED / f"{name}.py": text for name, text in rendered.items()}
    if "--check" in sys.argv[1:]:
        stale = [path.name for path, text in paths.items() if not path.exists() or path.read_text("utf-8") != text]
        if stale:
            sys.exit(f"{', '.join(stale)}: not what ../../openapi.json gives; run `make generate`")
        return
    for path, text in paths.items():
        path.write_text(text, "utf-8")


def generated(document: dict[str, Any]) -> dict[str, str]:
    """Return the text of every generated module."""
    data = _parsed(document)
    described = {name: shape.get("description", "") for name, shape in document["components"]["schemas"].items()}
    shapes = Shapes(data, described)
    endpoints = [each for found in data.endpoint_collections_by_tag.values() for each in found.endpoints]
    calls = Calls(endpoints, shapes)
    known = {
        "version": document["info"]["version"],
        "models": shapes.models(),
        "enums": shapes.enums(),
        "calls": calls.all(),
        "tree": calls.tree(),
        "records": calls.records(),
        "kinds": kinds(document),
    }
    templates = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - Python is written, no HTML
    )
    return {name: _formatted(templates.get_template(f"{name}.py.jinja").render(known)) for name in MODULES}


def _parsed(document: dict[str, Any]) -> GeneratorData:
    config = Config.from_sources(
        ConfigFile(literal_enums=True), MetaType.NONE, DESCRIPTION, "utf-8", overwrite=False, output_path=None
    )
    data = GeneratorData.from_dict(document, config=config)
    if not isinstance(data, GeneratorData):
        sys.exit(f"the description could not be read: {data.header} {data.detail}")
    collections = data.endpoint_collections_by_tag.values()
    faults = [*data.errors, *(fault for found in collections for fault in found.parse_errors)]
    if faults:
        sys.exit("\n".join(f"{fault.header}: {fault.detail}" for fault in faults))
    return data


def _formatted(text: str) -> str:
    ruff = [sys.executable, "-m", "ruff", "format", "--quiet", "--config", str(CLIENT / "pyproject.toml"), "-"]
    done = subprocess.run(ruff, input=text, capture_output=True, text=True, check=False)  # noqa: S603 - our own ruff
    if done.returncode:
        sys.exit(f"the templates do not give Python: {done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
