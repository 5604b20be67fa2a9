"""The port of CTranslate2 with the library itself, where it is installed, and a model of random weights that is made here."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from tests.models import STAMP
from tocsin.domain.errors import Unavailable
from tocsin.outbound.models.local_engines import ctranslate2

_WORDS = ("the lamp is on the quay", "we meet at the quay tonight", "bring a lamp", "who brings a lamp to the quay")
_WIDTH, _INNER = 8, 16


def made(folder: Path, positions: int) -> Path:
    """Write a Transformer of one layer each side, with the pieces of a few sentences."""
    np, specs = pytest.importorskip("numpy"), pytest.importorskip("ctranslate2.specs")
    pieces = pytest.importorskip("sentencepiece")
    draw = np.random.default_rng(1)

    def linear(layer: Any, outputs: int, inputs: int) -> None:
        layer.weight, layer.bias = draw.normal(0, 0.3, (outputs, inputs)).astype("float32"), np.zeros(outputs, "float32")

    def norm(layer: Any) -> None:
        layer.gamma, layer.beta = np.ones(_WIDTH, "float32"), np.zeros(_WIDTH, "float32")

    written = io.BytesIO()
    trainer = pieces.SentencePieceTrainer
    trainer.train(sentence_iterator=iter(_WORDS * 20), model_writer=written, vocab_size=40, hard_vocab_limit=False, minloglevel=2)
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(written.getvalue())
    processor = pieces.SentencePieceProcessor(model_proto=written.getvalue())
    words = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    spec = specs.TransformerSpec.from_config(1, 2, pre_norm=True)
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = draw.normal(0, 1, (len(words), _WIDTH)).astype("float32")
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = draw.normal(0, 0.1, (positions, _WIDTH)).astype("float32")
        layer = side.layer[0]
        attentions = [(layer.self_attention, (3, 1)), *([(layer.attention, (1, 2, 1))] if side is spec.decoder else [])]
        for attention, sizes in attentions:
            norm(attention.layer_norm)
            for part, size in zip(attention.linear, sizes, strict=True):
                linear(part, size * _WIDTH, _WIDTH)
        for part in (side.layer_norm, layer.ffn.layer_norm):
            norm(part)
        linear(layer.ffn.linear_0, _INNER, _WIDTH)
        linear(layer.ffn.linear_1, _WIDTH, _INNER)
    linear(spec.decoder.projection, len(words), _WIDTH)
    spec.validate()
    spec.save(str(folder))
    return folder


def test_lines_stay_lines_and_every_sentence_is_translated(tmp_path: Path) -> None:
    model = ctranslate2(made(tmp_path, positions=512), STAMP, "en")

    lines = model.translate("the lamp is on the quay. who brings a lamp?\n\nwe meet tonight", "nl").split("\n")

    assert [bool(line) for line in lines] == [True, False, True]


def test_what_the_model_cannot_translate_is_one_clear_line(tmp_path: Path) -> None:
    model = ctranslate2(made(tmp_path, positions=4), STAMP, "en")

    with pytest.raises(Unavailable, match="cannot translate this"):
        model.translate("who brings a lamp to the quay", "nl")
