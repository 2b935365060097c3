"""The generated part holds the whole description."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from convenant_client import models
from convenant_client._generated import operations
from convenant_client.errors import ProblemError
from generator.__main__ import DESCRIPTION, GENERATED, generated

DOCUMENT = json.loads(DESCRIPTION.read_text("utf-8"))
OPERATIONS = [operation for path in DOCUMENT["paths"].values() for operation in path.values()]
BY_HAND = {"uploadDocumentFile", "downloadDocumentFile", "streamEvents"}


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def test_every_operation_can_be_called():
    named = {snake(operation["operationId"]) for operation in OPERATIONS if operation["operationId"] not in BY_HAND}
    assert {name for name in named if not callable(getattr(operations, name, None))} == set()


def test_every_kind_of_problem_has_a_class():
    told = set()
    for response in re.findall(r"Types?: ([^\"]*)", json.dumps(DOCUMENT["paths"])):
        told |= set(re.findall(r"`([a-z0-9-]+)`", response))
    assert told
    assert told <= ProblemError.kinds.keys()


@pytest.mark.parametrize(
    "name", [name for name, shape in DOCUMENT["components"]["schemas"].items() if "enum" in shape]
)
def test_every_code_list_is_there_with_its_values(name: str):
    alias = getattr(models, name)
    (values, _open) = get_args(alias)
    assert sorted(get_args(values)) == sorted(DOCUMENT["components"]["schemas"][name]["enum"])


@pytest.mark.parametrize(
    "operation",
    [each for each in OPERATIONS if "get" in each["operationId"][:3]],
    ids=lambda each: each["operationId"],
)
def test_the_examples_of_the_description_can_be_read(operation: dict):
    content = operation["responses"]["200"]["content"]
    shape = content.get("application/json", {})
    if "example" in shape and "$ref" in shape["schema"]:
        model = getattr(models, shape["schema"]["$ref"].rpartition("/")[2])
        read = model.model_validate(shape["example"])
        assert read.model_extra in (None, {})
        assert json.loads(read.model_dump_json(by_alias=True, exclude_unset=True)).keys() == shape["example"].keys()


def test_a_description_that_changed_is_noticed():
    changed = json.loads(json.dumps(DOCUMENT))
    changed["paths"]["/agreements"]["get"]["summary"] = "Something else"
    fresh = generated(changed)
    assert {path.stem for path in GENERATED.glob("*.py")} == fresh.keys()
    assert [name for name in fresh if (GENERATED / f"{name}.py").read_text("utf-8") != fresh[name]] == [
        "operations",
        "groups",
    ]


def test_the_client_needs_nothing_of_the_register():
    sources = (Path(operations.__file__).parents[1]).rglob("*.py")
    assert not [
        path for path in sources if re.search(r"^\s*(from|import) app\b", path.read_text("utf-8"), re.MULTILINE)
    ]
