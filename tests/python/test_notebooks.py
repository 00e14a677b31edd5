# SPDX-License-Identifier: Apache-2.0
"""Every notebook runs from the first cell to the last, and lies in the project without outputs."""

import pathlib
from typing import Any

import nbclient
import nbformat
import pytest

from conftest import ROOT

FOLDER = ROOT / "examples" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def html_of(notebook: Any) -> str:
    """All HTML and text that its cells give."""
    parts = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            parts.append(output.get("text", "") or data.get("text/html", data.get("text/plain")))
    return "\n".join(parts)


def pictures_of(notebook: Any) -> int:
    outputs = [one for cell in notebook.cells for one in cell.get("outputs", ())]
    return sum("image/png" in one.get("data", {}) for one in outputs)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")


def run(path: pathlib.Path) -> Any:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call,unused-ignore]
    client = nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    )
    return client.execute()


def test_there_are_notebooks() -> None:
    assert {one.stem for one in NOTEBOOKS} == {"sagsbehandler", "analytiker", "regelforfatter"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[one.stem for one in NOTEBOOKS])
def test_it_is_stripped(path: pathlib.Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call,unused-ignore]
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs") and cell.get("execution_count") is None
        assert max(len(line) for line in cell.source.splitlines()) <= 110


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning")
@pytest.mark.parametrize(
    "name, shown, pictures",
    [
        ("sagsbehandler", ["uafklaret: gruppe 1, gruppe 2", "Kilder", "<svg", "vejledende"], 0),
        ("analytiker", ["gruppe 2", "3.524.700", "udfald ændrer sig"], 4),
        ("regelforfatter", ["Skriv dage som P28D", "E-05", "af 1.220 udfald ændrer sig"], 0),
    ],
)
def test_it_runs(name: str, shown: "list[str]", pictures: int) -> None:
    done = run(FOLDER / f"{name}.ipynb")
    html = html_of(done)
    for text in shown:
        assert text in html
    assert pictures_of(done) == pictures
    assert "<script" not in html
