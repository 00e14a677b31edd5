# SPDX-License-Identifier: Apache-2.0
"""What is installed: the command, the syntax of its sources, docstrings, leaks."""

import ast
import inspect
import pathlib
import resource
import subprocess
import sys
from typing import Any, Dict, Iterator, Tuple

import hjemmel

PACKAGE = pathlib.Path(hjemmel.__file__).parent


def test_the_command() -> None:
    beside = pathlib.Path(sys.executable).parent / "hjemmel"
    for words in ([str(beside)], [sys.executable, "-m", "hjemmel"]):
        if not pathlib.Path(words[0]).exists():
            continue
        told = subprocess.run([*words, "--version"], capture_output=True, encoding="utf-8")
        assert told.stdout == f"hjemmel {hjemmel.__version__}\n" and told.returncode == 0
        wrong = subprocess.run([*words, "nothing"], capture_output=True)
        assert wrong.returncode == 2


def test_the_syntax_is_that_of_python_3_9() -> None:
    for path in (*PACKAGE.glob("*.py"), *PACKAGE.glob("*.pyi")):
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))
    assert (PACKAGE / "py.typed").is_file()


def public() -> Iterator[Tuple[str, Any]]:
    for name in hjemmel.__all__:
        one = getattr(hjemmel, name)
        if inspect.isfunction(one) or inspect.isclass(one):
            yield name, one
        if inspect.isclass(one):
            for inner, what in vars(one).items():
                if not inner.startswith("_") and (callable(what) or isinstance(what, property)):
                    yield f"{name}.{inner}", what


def test_everything_public_has_a_docstring() -> None:
    assert [name for name, one in public() if not inspect.getdoc(one)] == []
    for name, one in public():
        parameters = inspect.signature(one).parameters if inspect.isfunction(one) else {}
        names = [each for each in parameters if each not in ("self", "cls")]
        if names:
            assert "Parameters\n----------" in (inspect.getdoc(one) or ""), name


def test_nothing_leaks(echo: hjemmel.Version) -> None:
    case: Dict[str, Any] = {
        "tal": 5, "fritekst": "x" * 1000, "perioder": [{"fra": "2018-01-01", "til": None}] * 20
    }

    def once() -> None:
        outcomes = echo.evaluate(case, on="2018-03-02", entity="borger")
        for one in outcomes.values():
            one.value, one.missing, one.reason_tree, one.diagnostics, one.reasons()
        for wrong in ({"tal": 0.5}, {"perioder": [{"fra": object()}]}, {"fritekst": "\ud800"}):
            try:
                echo.evaluate(wrong, "stor", on="2018-03-02")
            except hjemmel.FactError:
                pass

    def grown(rounds: int) -> int:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for _ in range(rounds):
            once()
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before

    grown(100)
    assert grown(300) < 2000  # KiB; one leaked text a round would be 300
