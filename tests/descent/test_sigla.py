from __future__ import annotations

from retold.descent.sigla import greek_siglum, latin_siglum


def test_sigla_never_repeat() -> None:
    """A thousand witnesses have a thousand sigla of each kind."""
    assert len({latin_siglum(at) for at in range(1000)}) == 1000
    assert len({greek_siglum(at) for at in range(1000)}) == 1000
    assert [latin_siglum(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
