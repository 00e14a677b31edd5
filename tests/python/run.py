#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the source distribution, and the wheel on the engine of a build folder; installs that into
a clean virtual environment and runs the Python tests and mypy there.

Usage: run.py BUILD [PYTEST ARGUMENTS...]

Everything is made in BUILD/python. The environment's other packages are kept between runs as long
as requirements.txt is the same; the wheel is installed anew each time.
"""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
from typing import Any

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REQUIREMENTS = HERE / "requirements.txt"
SKIPPED = 77
# What a wheel may need of the machine: the C and C++ libraries of the platform.
PLATFORM = {"libc", "libm", "libgcc_s", "libstdc++", "libpthread", "ld-linux-x86-64",
            "linux-vdso", "libdl", "librt"}


def run(*words: object, **how: Any) -> None:
    print("+", *words, flush=True)
    subprocess.run([str(word) for word in words], check=True, **how)


def environment(folder: pathlib.Path) -> pathlib.Path:
    """A virtual environment with what requirements.txt names; its Python."""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
    stamp, python = folder / "requirements.sha256", folder / "bin" / "python"
    if not stamp.is_file() or stamp.read_text() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        run(sys.executable, "-m", "venv", folder)
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "-r", REQUIREMENTS)
        stamp.write_text(wanted)
    return python


def install_engine(build: pathlib.Path, work: pathlib.Path) -> pathlib.Path:
    """The engine of a build, installed for the wheel to link."""
    engine, stamp = work / "engine", work / "headers.sha256"
    for component in ("development", "command"):
        run("cmake", "--install", build, "--component", component, "--prefix", engine,
            stdout=subprocess.DEVNULL)
    headers = sorted((engine / "include").rglob("*.h*"))
    found = hashlib.sha256(b"\0".join(one.read_bytes() for one in headers)).hexdigest()
    if not stamp.is_file() or stamp.read_text() != found:
        # Installed files keep their time, which may lie before that of what was compiled with
        # earlier ones.
        for one in headers:
            os.utime(one)
        stamp.write_text(found)
    return engine


def build_wheel(build: pathlib.Path, work: pathlib.Path, python: pathlib.Path) -> pathlib.Path:
    """The wheel with the libraries that it needs inside; its path."""
    engine = install_engine(build, work)
    plain, whole = work / "plain", work / "dist"
    for folder in (plain, whole):
        shutil.rmtree(folder, ignore_errors=True)
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    places = dict(os.environ, PATH=path, CCACHE_BASEDIR=str(ROOT), CCACHE_NOHASHDIR="1")
    run(python, "-m", "pip", "wheel", ROOT, "--quiet", "--disable-pip-version-check",
        "--no-build-isolation", "--no-deps", "-w", plain, "-C", f"build-dir={work / 'wheel'}",
        "-C", f"cmake.define.HJEMMEL_ENGINE={engine}",
        "-C", "cmake.define.CMAKE_COMPILE_WARNING_AS_ERROR=ON", env=places)
    run(python, "-m", "auditwheel", "repair", "--strip", "-w", whole, *plain.glob("*.whl"),
        env=places, stdout=subprocess.DEVNULL)
    (wheel,) = whole.glob("*.whl")
    return wheel


def check_sources(work: pathlib.Path, python: pathlib.Path) -> None:
    """The source distribution has what its build asks for: it configures, engine included."""
    folder = work / "sdist"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    run(python, "-c", "import sys; from scikit_build_core.build import build_sdist; "
        "build_sdist(sys.argv[1])", folder, cwd=ROOT, stdout=subprocess.DEVNULL)
    (packed,) = folder.glob("*.tar.gz")
    shutil.unpack_archive(packed, folder)
    (sources,) = (path for path in folder.iterdir() if path.is_dir())
    told = subprocess.run([python, "-m", "pybind11", "--cmakedir"], check=True,
                          capture_output=True, encoding="utf-8")
    run("cmake", "-S", sources / "bindings" / "python", "-B", folder / "build", "-G", "Ninja",
        f"-Dpybind11_DIR={told.stdout.strip()}", f"-DPython_EXECUTABLE={python}", "-DSKBUILD=1",
        stdout=subprocess.DEVNULL)
    names = {path.relative_to(sources).as_posix() for path in sources.rglob("*.py")}
    if "bindings/python/hjemmel/__init__.py" not in names or not (sources / "LICENSE").is_file():
        sys.exit("the source distribution lacks the package or its licence")


def check_self_contained(python: pathlib.Path) -> None:
    """The installed extension and program need the platform's libraries and their own alone."""
    found = subprocess.run(
        [python, "-c", "import hjemmel, pathlib; print(pathlib.Path(hjemmel.__file__).parent)"],
        check=True, capture_output=True, encoding="utf-8", cwd=python.parent).stdout.strip()
    package = pathlib.Path(found)
    own = package.parent / "hjemmel.libs"
    for one in (*package.glob("_hjemmel*.so"), package / "bin" / "hjemmel"):
        told = subprocess.run(["ldd", one], check=True, capture_output=True, encoding="utf-8")
        for line in told.stdout.splitlines():
            name, _, rest = line.strip().partition(" => ")
            short = pathlib.Path(name.split(" ")[0]).name.partition(".so")[0]
            if short not in PLATFORM and pathlib.Path(rest.split(" ")[0]).resolve().parent != own:
                sys.exit(f"{one.name} needs {line.strip()}, which the wheel does not carry")
    licences = {path.stem for path in (package / "licences").glob("*.txt")}
    if os.path.isdir("/usr/share/doc/libyaml-cpp-dev") and "libyaml-cpp-dev" not in licences:
        sys.exit(f"the wheel carries the licences of {sorted(licences)} alone")


def main(build: pathlib.Path, *words: str) -> int:
    try:
        import venv  # noqa: F401
    except ImportError:
        print("There is no module venv.")
        return SKIPPED
    work = build.resolve() / "python"
    python = environment(work / "venv")
    check_sources(work, python)
    wheel = build_wheel(build, work, python)
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
        "--force-reinstall", wheel)
    check_self_contained(python)
    # From a folder without the sources, so that the installed package is the one tested.
    quiet = dict(os.environ, PYTHONDONTWRITEBYTECODE="1")
    run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", ROOT / "pyproject.toml",
        "--rootdir", ROOT, *([] if any(os.path.exists(one) for one in words) else [HERE]),
        *words, cwd=work, env=quiet)
    run(python, "-m", "mypy", "--config-file", ROOT / "pyproject.toml", "--cache-dir",
        work / "mypy", "-p", "hjemmel", cwd=work)
    run(python, "-m", "mypy", "--config-file", ROOT / "pyproject.toml", "--cache-dir",
        work / "mypy", *sorted(HERE.glob("*.py")), cwd=work, env=dict(quiet, MYPYPATH=str(HERE)))
    return 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    try:
        sys.exit(main(pathlib.Path(sys.argv[1]), *sys.argv[2:]))
    except subprocess.CalledProcessError as why:
        sys.exit(f"{why.cmd[0]} ended with {why.returncode}")
