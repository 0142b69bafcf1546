"""The shipped pack and the classifier made from it, built once."""

import pytest

from bot.classifier import Classifier
from bot.config.loader import builtin_pack, load
from bot.config.pack import Pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load(builtin_pack())


@pytest.fixture(scope="session")
def classifier(pack: Pack) -> Classifier:
    return Classifier.of(pack)
