"""Write the pages of docs/ that are made from the code, or check that they are current.

python docs/generate.py [--check]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Annotated, get_args, get_origin

import click

import retold
from retold import model
from retold.cli import commands as command_line
from retold.export.picture import draw_stemma
from retold.model.noun import Noun, json_name
from retold.model.schema import first_sentence, trace_schema
from retold.web.reads import READINGS

DOCS = Path(__file__).parent
NOTE = "<!-- Made by docs/generate.py from the code; change the code, then `make docs`. -->\n\n"


def schema_page() -> str:
    """The JSON Schema of the trace document."""
    return json.dumps(trace_schema(), indent=1, ensure_ascii=False) + "\n"


def data_model_page() -> str:
    """Every noun with its fields, and every list of words."""
    parts = ["# Data model\n\n" + NOTE + _DATA_MODEL_HEAD]
    for name in model.__all__:
        noun = getattr(model, name)
        if isinstance(noun, type) and issubclass(noun, Noun) and is_dataclass(noun):
            parts.append(_noun_section(noun))
    parts.append("# Words\n")
    for name in model.__all__:
        words = getattr(model, name)
        if isinstance(words, type) and issubclass(words, StrEnum):
            values = ", ".join(f"`{one.value}`" for one in words)
            parts.append(f"## {name}\n\n{first_sentence(words)}\n\n{values}\n")
    return "\n".join(parts)


_DATA_MODEL_HEAD = """\
The nouns of retold, as Python sees them and as the trace document (`retold trace --json`, or
`.to_dict()` on anything) writes them. All are frozen. A span is `[start, end)` in Unicode code
points of a report's `text`. The same in machine form: [trace.schema.json](trace.schema.json).
"""


def _noun_section(noun: type[Noun]) -> str:
    hints = typing.get_type_hints(noun, include_extras=True)
    lines = [f"## {noun.__name__}", "", first_sentence(noun), ""]
    names = [one.name for one in fields(noun)]  # type: ignore[arg-type]
    if not any(get_origin(hints[name]) is Annotated for name in names):
        return "\n".join(lines)
    lines += ["| in JSON | in Python | type | what it is |", "|---|---|---|---|"]
    for name in names:
        kind, help_text = get_args(hints[name])
        shown = _type_name(kind).replace("|", "\\|")
        lines.append(f"| `{json_name(name)}` | `{name}` | {shown} | {help_text} |")
    return "\n".join(lines) + "\n"


def _type_name(kind: object) -> str:
    if isinstance(kind, type):
        return kind.__name__
    return (
        str(kind)
        .replace("retold.model.", "")
        .replace("datetime.datetime", "datetime")
        .replace(", ...", "")
        .replace("NoneType", "None")
        .rpartition("typing.")[2]
        .replace("None", "null")
    )


def cli_page() -> str:
    """Every command with its help."""
    parts = ["# Command line\n\n" + NOTE + _CLI_HEAD]
    settings = {**command_line.context_settings, "terminal_width": 80}
    for context in _commands(click.Context(command_line, info_name="retold", **settings)):
        shown = context.command.get_help(context)
        parts.append(f"## {context.command_path}\n\n```text\n{shown}\n```\n")
    return "\n".join(parts)


_CLI_HEAD = """\
Exit codes: 0, all went well (what was left out is listed under `skips`); 2, something that the
user can put right, said in one line on standard error. Anything else is a mistake of ours and
shows a traceback.
"""


def _commands(context: click.Context) -> Iterator[click.Context]:
    """A command's context, and those of the commands in it, in the order of its help."""
    yield context
    group = context.command
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            inner = group.get_command(context, name)
            if inner is not None:
                made = click.Context(inner, info_name=name, parent=context, terminal_width=80)
                yield from _commands(made)


def ferry_picture() -> str:
    """The stemma of the ferry story, as retold draws it."""
    with resources.as_file(resources.files("retold") / "data" / "ferry") as folder:
        files = sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".html"})
        trace = retold.trace(retold.read(files))
    reports = {report.id: report for report in trace.reports}
    stemma = max(trace.stemmata, key=lambda one: len(one.descents))
    title = "The ferry story: who had it from whom"
    return draw_stemma(stemma, reports, title=title, is_standalone=True)


def desk_pages_page() -> str:
    """Every page of the desk with its fields, as its template and its `.json` see them."""
    parts = ["# The desk's pages\n\n" + NOTE + _DESK_PAGES_HEAD]
    held = {reading.page: reading.address for reading in reversed(READINGS)}
    for page, address in reversed(held.items()):
        shown = re.sub(r"\{(\w+)(?::\w+)?\}", r"{\1}", address)
        lines = [
            f"## `{shown}`",
            "",
            first_sentence(page),
            "",
            "| field | what it is |",
            "|---|---|",
        ]
        hints = typing.get_type_hints(page, include_extras=True)
        lines += [f"| `{one.name}` | {get_args(hints[one.name])[1]} |" for one in fields(page)]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


_DESK_PAGES_HEAD = """\
`retold serve` shows a desk in the browser, on this machine alone. It prints an address that
holds a random token; without it no page is shown. Every page works without a script, can be read by
keys (`j` and `k`, `/` to search, `?` for all of them), prints, and is there in light and dark.

Every page below is had as JSON by `.json` at the end of its path (`/stories.json` for `/`), with
the fields named here. Further addresses: `/story/{story}.html` (the story as one self-contained
file), `/export/{story}/{format}` ([exports](exports.md)), `/add` (add files or a text),
`/job/{number}` (how far a piece of work is; `/job/{number}/events` sends it as server-sent events).
Ids stay the same while a story grows, so that an address can be kept and sent on.

![A story of the desk: who had it from whom, by time, and the same as a table](desk-story.png)

![A report over the wording of what it was taken from](desk-report.png)

What is on the pages comes from strangers, so nothing of it is ever markup, no script but our own
file runs, no other host is asked, and requests of other sites are refused
([decision 23](decisions/0023-desk-pages.md)).
"""


PAGES = {
    "desk-pages.md": desk_pages_page,
    "trace.schema.json": schema_page,
    "data-model.md": data_model_page,
    "cli.md": cli_page,
    "ferry-stemma.svg": ferry_picture,
}


def main() -> int:
    """Write or check every page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail on a stale page")
    check = parser.parse_args().check
    stale = []
    for name, make in PAGES.items():
        page = DOCS / name
        wanted = make()
        if check and (not page.exists() or page.read_text(encoding="utf-8") != wanted):
            stale.append(name)
        elif not check:
            page.write_text(wanted, encoding="utf-8")
    for name in stale:
        print(f"docs/{name} is not current: run `make docs`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
