"""Code lists in the API description: what each value means, in the words of its labels."""

from app.kit.codelists import CodeList
from app.kit.json_schemas import JsonSchema


def describe_values(schemas: dict[str, JsonSchema]) -> None:
    """Let the schema of every code list name its values with their Dutch and English labels."""
    for code_list in CodeList.__subclasses__():
        schema = schemas.get(code_list.__name__)
        if schema is not None:
            labels = "\n".join(f"- `{value.value}`: {value.nl} · {value.en}" for value in code_list)
            schema["description"] += f"\n\n{labels}"
