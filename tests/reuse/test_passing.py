"""The strict weights that ship are what their script prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scripts import TRAINING, import_from
from retold.reuse import passing


@pytest.mark.slow
def test_the_shipped_weights_are_what_the_script_prints() -> None:
    """Byte for byte, whatever weights ship now: about a minute."""
    (alignment,) = import_from(TRAINING, "alignment")
    assert alignment.made() == Path(passing.__file__).read_text(encoding="utf-8")
