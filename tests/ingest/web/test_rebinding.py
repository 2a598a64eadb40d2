"""A trial with a real name server: a name that turns private between two look-ups."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = Path(__file__).with_name("rebinding.py")
# A network of its own, which nothing leaves: a name server and two addresses, all on this machine.
_NETWORK = """
ip link set lo up && ip addr add 11.22.33.44/32 dev lo &&
echo "nameserver 127.0.0.1" > "$1" && mount --bind "$1" /etc/resolv.conf && exec "$2" "$3"
"""


def test_a_name_that_turns_private_is_not_followed(tmp_path: Path) -> None:
    """The private machine is never asked, and the public page is still fetched."""
    resolver = tmp_path / "resolv.conf"
    command = ["unshare", "--user", "--map-root-user", "--mount", "--net", "sh", "-c", _NETWORK]
    tests = _PROGRAM.parents[2]
    try:
        made = subprocess.run(
            [*command, "sh", str(resolver), sys.executable, str(_PROGRAM)],
            capture_output=True, text=True, check=False, timeout=120,
            env={**os.environ, "PYTHONPATH": f"{tests}{os.pathsep}{tests.parent}"},
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("there is no unshare here: only Linux has it")
    if not made.stdout and "File" not in made.stderr:
        pytest.skip(f"no network of its own is to be had here: {made.stderr.strip()[:200]}")
    told = json.loads(made.stdout)
    assert told["private"] == []
    assert told["found"][0].startswith("ADDRESS: ")
    assert told["found"][1] == "<p>This is 11.22.33.44.</p>"
    assert told["public"] == ["/robots.txt", "/1"]
