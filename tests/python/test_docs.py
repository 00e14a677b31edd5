# SPDX-License-Identifier: Apache-2.0
"""The tutorial's examples give what it says, and the reference is that of the docstrings."""

import doctest
import importlib.util
import pathlib
import re
import sys
from typing import Any, Dict

import matplotlib
import pytest

matplotlib.use("Agg")

import hjemmel  # noqa: E402

from conftest import ROOT  # noqa: E402

TUTORIAL = ROOT / "docs" / "python.md"
REFERENCE = ROOT / "docs" / "python-api.md"
BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def failures(text: str, name: str, names: Dict[str, Any]) -> int:
    """Run examples; how many went wrong, which are printed."""
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(doctest.DocTestParser().get_doctest(text, names, name, name, 0))
    return runner.failures


def test_the_tutorial(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = TUTORIAL.read_text(encoding="utf-8")
    blocks = BLOCK.findall(page)
    assert len(blocks) > 15
    # A blank line inside a block is part of an output.
    text = "\n".join(re.sub(r"^$", "<BLANKLINE>", one.rstrip("\n"), flags=re.M) for one in blocks)
    assert failures(text, TUTORIAL.name, {}) == 0


def test_links() -> None:
    for page in (TUTORIAL, REFERENCE, ROOT / "examples" / "notebooks" / "README.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), target


def test_the_reference() -> None:
    path = ROOT / "tools" / "python_api.py"
    spec = importlib.util.spec_from_file_location("python_api", path)
    assert spec is not None and spec.loader is not None
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    assert REFERENCE.read_text(encoding="utf-8") == writer.page(), \
        "write it anew: tools/python_api.py docs/python-api.md"


def test_examples_in_docstrings() -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("hjemmel.") and pathlib.Path(module.__file__ or "").suffix == ".py":
            names = dict(vars(hjemmel))
            for found in doctest.DocTestFinder(exclude_empty=True).find(module, globs=names):
                if found.examples:
                    runner = doctest.DocTestRunner(optionflags=FLAGS)
                    runner.run(found)
                    assert runner.failures == 0, found.name


def test_everything_public_has_a_docstring() -> None:
    for name in hjemmel.__all__:
        thing = getattr(hjemmel, name)
        if not isinstance(thing, str) and thing is not hjemmel.MISSING:
            assert thing.__doc__, name
        for member, value in vars(thing).items() if isinstance(thing, type) else ():
            if not member.startswith("_") and callable(value):
                assert value.__doc__, f"{name}.{member}"
