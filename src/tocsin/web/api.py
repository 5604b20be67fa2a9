"""The API description as a page without scripts. Programs read ``/api/openapi.json``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from litestar import get
from litestar.response import Template

from tocsin.web.pages import page
from tocsin.web.security import Asked

_VERBS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API."""

    verb: str
    path: str
    says: str
    parameters: tuple[tuple[str, str, bool], ...]
    answers: tuple[tuple[str, str], ...]


@get("/operations", sync_to_thread=True)
def api(request: Asked) -> Template:
    """List every operation with its parameters and answers."""
    described = request.app.openapi_schema.to_schema()
    return page(request, "api.html", operations=list(operations(described)), version=described["info"]["version"])


def operations(described: Mapping[str, Any]) -> Iterator[Operation]:
    """Yield the operations of an OpenAPI description, by path."""
    for path, item in sorted(described["paths"].items()):
        for verb in _VERBS:
            if verb in item:
                operation = item[verb]
                parameters = tuple(_parameter(parameter) for parameter in operation.get("parameters", ()))
                answers = tuple((status, parameter.get("description", "")) for status, parameter in operation["responses"].items())
                yield Operation(verb.upper(), path, operation.get("description") or operation.get("summary", ""), parameters, answers)


def _parameter(schema: Mapping[str, Any]) -> tuple[str, str, bool]:
    kind = str(schema.get("schema", {}).get("type", "text")).replace("string", "text")
    return schema["name"], kind, bool(schema.get("required", False))
