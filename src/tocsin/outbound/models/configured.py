"""The models that the settings name, opened when they are first needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tocsin.domain.errors import Unavailable
from tocsin.domain.local_address import LocalAddress
from tocsin.domain.machine_text import ModelStamp, Task
from tocsin.outbound.models.endpoint import EndpointJudge, EndpointListener, EndpointTranslator, LocalEndpoint
from tocsin.outbound.models.local_engines import ctranslate2, whisper_cpp
from tocsin.outbound.models.manifest import EngineName, manifest, opened
from tocsin.outbound.models.ports import Judge, Listener, Translator
from tocsin.settings import MachineSettings


@dataclass(frozen=True, slots=True)
class ConfiguredModels:
    """The models of the desk in a home folder."""

    home: Path
    settings: MachineSettings

    def translator(self, language: str) -> Translator | None:
        """Return the first model named that translates from this language. An unknown language needs a model that takes any."""
        entries = manifest(self.home) if self.settings.translate else {}
        for name in self.settings.translate:
            entry = entries.get(name)
            if entry is None or not entry.languages or language in entry.languages:
                return self._translator(name)
        return None

    def listener(self) -> Listener | None:
        """Return the model that writes down speech."""
        return self._listener(self.settings.listen) if self.settings.listen else None

    def judge(self) -> Judge | None:
        """Return the model that judges."""
        if not self.settings.judge:
            return None
        _, _, stamp = opened(self.home, self.settings.judge, Task.JUDGE)
        return EndpointJudge(self._endpoint(), stamp)

    def usable(self, name: str, task: Task) -> ModelStamp:
        """Return a model's stamp after its files were checked, its engine was loaded, and its server was reached. It is asked nothing.

        Raise :class:`Unavailable` or :class:`Malformed` with one line.
        """
        entry, _, stamp = opened(self.home, name, task)
        if entry.engine is EngineName.ENDPOINT:
            self._reach()
        elif task is Task.LISTEN:
            self._listener(name)
        elif task is Task.TRANSLATE:
            self._translator(name)
        return stamp

    def _reach(self) -> None:
        endpoint = self._endpoint()
        try:
            endpoint.reach()
        except Unavailable:
            where = self.settings.endpoint
            raise Unavailable(f"not asked: no server answers at {where}: start it, or correct machine.endpoint") from None

    def _listener(self, name: str) -> Listener:
        entry, folder, stamp = opened(self.home, name, Task.LISTEN)
        if entry.engine is EngineName.ENDPOINT:
            return EndpointListener(self._endpoint(), stamp)
        return whisper_cpp(folder, tuple(entry.files), stamp)

    def _translator(self, name: str) -> Translator:
        entry, folder, stamp = opened(self.home, name, Task.TRANSLATE)
        if entry.engine is EngineName.ENDPOINT:
            return EndpointTranslator(self._endpoint(), stamp, entry.into)
        return ctranslate2(folder, stamp, entry.into)

    def _endpoint(self) -> LocalEndpoint:
        if not self.settings.endpoint:
            raise Unavailable("no server is set for the model: set machine.endpoint in the settings")
        return LocalEndpoint(LocalAddress.parse(self.settings.endpoint))
