#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does what the rule author's guide says and compares what is printed.

Usage: guide.py HJEMMEL [--write]

A block that names a file behind its language (```yaml rules/x/2024-01-01.yaml) is that file, or a
part of it that shows the keys above it: what the file has already is replaced, what is new comes at
the end of its section. A `replace` block names files and has a line `old → new` for each search
and replace in them. `console` blocks are run in the folder of these files, messages included. In
the end the files must be those of docs/guide. `--write` writes outputs and files anew instead.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

from shared.console import commands_of, fits, lines_of

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"
PAGES = ["guide.da.md", "guide.en.md"]
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WHOLE = ("hjemmel:", "examples_of:", "# yaml-language-server")
ORDER = ["sources", "entities", "types", "parameters", "facts", "functions", "decisions",
         "words", "letters", "reports", "examples", "unreachable", "end"]
DEPTH = {"facts": 2, "sources": 1, "entities": 1, "types": 1, "parameters": 1, "functions": 1,
         "decisions": 1, "words": 1, "letters": 1, "reports": 1, "examples": 1}


def entries_of(lines, indent):
    """(key, lines) of each entry at this depth; what stands above the first one has the key ''."""
    entries = [("", [])]
    for line in lines:
        body = line[indent:]
        if line[:indent].strip() == "" and body and not body[0].isspace() and body[0] != "#":
            key = body if body.startswith("- ") else body.split(":")[0]
            entries.append((key, []))
        entries[-1][1].append(line)
    return entries


def place_of(key, keys):
    """Where a new entry comes: sections in their order, all else at the end."""
    later = ORDER[ORDER.index(key) + 1:] if key in ORDER else []
    return min([keys.index(name) for name in later if name in keys], default=len(keys))


def merged(old, new, indent=0, depth=None):
    """The lines of a file or section with those of a part put in."""
    entries = entries_of(old, indent)
    for key, lines in entries_of(new, indent)[1:]:
        keys = [name for name, _ in entries]
        deeper = DEPTH.get(key, 0) if depth is None else depth - 1
        while lines[-1] == "":
            lines.pop()
        if key not in keys:
            at = place_of(key, keys)
            if depth is None and at == len(keys):
                entries[-1][1].append("")
            entries.insert(at, (key, [*lines, *([""] if depth is None and at < len(keys) else [])]))
            continue
        had = entries[keys.index(key)][1]
        blank = had[-1:] == [""]
        body = merged(had[1:-1] if blank else had[1:], lines[1:], indent + 2, deeper)
        entries[keys.index(key)] = (key, [had[0], *body] if deeper else lines)
        entries[keys.index(key)][1].extend([""] if blank else [])
    return [line for _, lines in entries for line in lines]


def put(file, text):
    """Writes a file, or puts a part into it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and not text.startswith(WHOLE) and file.suffix == ".yaml":
        text = "\n".join(merged(file.read_text(encoding="utf-8").split("\n")[:-1],
                                text.split("\n")[:-1])) + "\n"
    file.write_text(text, encoding="utf-8")


def replace(files, table):
    """Searches and replaces as a table says in each of the files, of which there are some."""
    files = list(files)
    assert files, "no file to replace in"
    for file in files:
        text = file.read_text(encoding="utf-8")
        for line in table.splitlines():
            text = text.replace(*line.split(" → "))
        file.write_text(text, encoding="utf-8")


def run(command, folder, programs):
    path = f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(command, shell=True, cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8",
                          env={**os.environ, "NO_COLOR": "1", "PATH": path})
    return lines_of(done.stdout)


def follow(page, folder, programs):
    """Does what a page says: the page with true outputs, and what was printed otherwise."""
    faults = []

    def block(found):
        language, path, content = found.groups()
        if language == "replace":
            replace(folder.glob(path), content)
        elif path:
            put(folder / path, content)
        if language != "console":
            return found.group(0)
        shown = ""
        parts = re.split(r"^(?=\$ )", content, flags=re.MULTILINE)
        for part in filter(None, parts):
            command, expected = next(commands_of(part))
            lines = run(command, folder, programs)
            if fits(expected, lines):
                shown += part
                continue
            faults.append(f"$ {command}\n" + "\n".join(lines))
            written = re.match(r"\$ (?:.*\\\n)*.*\n", part).group(0)
            shown += written + "".join(line + "\n" for line in lines)
        return f"```console\n{shown}```"

    text = BLOCK.sub(block, page)
    return text, faults


def file_faults(folder, write):
    """Files of the guide that docs/guide has otherwise."""
    for file in sorted([*folder.glob("rules/**/*.yaml"), *folder.glob("*.svg")]):
        rules = folder / "rules" if file.suffix == ".yaml" else folder
        kept = DOCS / "guide" / file.relative_to(rules)
        text = file.read_text(encoding="utf-8")
        if write:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(text, encoding="utf-8")
        elif not kept.exists() or kept.read_text(encoding="utf-8") != text:
            yield f"{kept} is not what the guide builds"


def main(program, write):
    failed = 0
    for name in PAGES:
        page = (DOCS / name).read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as made:
            folder, programs = pathlib.Path(made, "work"), pathlib.Path(made, "bin")
            folder.mkdir()
            programs.mkdir()
            (programs / "hjemmel").symlink_to(program)
            text, faults = follow(page, folder, programs)
            if write:
                (DOCS / name).write_text(text, encoding="utf-8")
            else:
                faults = [f"printed otherwise: {fault}" for fault in faults]
            faults += file_faults(folder, write)
            if text.count("```console") < 30:
                faults.append("the blocks of the page are not found")
        for fault in faults:
            print(f"{name}: {fault}\n")
        failed += len(faults)
    print(f"{len(PAGES)} pages, {failed} {'written' if write else 'faults'}")
    return 1 if failed and not write else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2:] == ["--write"]))
