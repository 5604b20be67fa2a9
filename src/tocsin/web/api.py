"""The description of the API, for people: drawn here, without a script. Machines read ``/api/openapi.json``."""

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
    """One thing that the API does."""

    verb: str
    path: str
    says: str
    parameters: tuple[tuple[str, str, bool], ...]
    answers: tuple[tuple[str, str], ...]


@get("/operations", sync_to_thread=True)
def api(request: Asked) -> Template:
    """Every operation, with what it takes and what it answers."""
    described = request.app.openapi_schema.to_schema()
    return page(request, "api.html", operations=list(operations(described)), version=described["info"]["version"])


def operations(described: Mapping[str, Any]) -> Iterator[Operation]:
    """The operations of an OpenAPI description, by path."""
    for path, item in sorted(described["paths"].items()):
        for verb in _VERBS:
            if verb in item:
                said = item[verb]
                taken = tuple(_taken(each) for each in said.get("parameters", ()))
                answers = tuple((status, each.get("description", "")) for status, each in said["responses"].items())
                yield Operation(verb.upper(), path, said.get("description") or said.get("summary", ""), taken, answers)


def _taken(said: Mapping[str, Any]) -> tuple[str, str, bool]:
    kind = str(said.get("schema", {}).get("type", "text")).replace("string", "text")
    return said["name"], kind, bool(said.get("required", False))
