# SPDX-License-Identifier: Apache-2.0
"""Installs the build into an empty folder, then builds the examples with it as programs of somebody
else, found by CMake and by pkg-config, and runs them.

Usage: package.py CMAKE BUILD LIBDIR ROOT C_COMPILER CXX_COMPILER
"""

import difflib
import os
import subprocess
import sys
import tempfile


def run(*command, **options):
    print("$", *command, flush=True)
    return subprocess.run(command, check=True, **options)


def by_cmake(cmake, example, trial, options):
    run(cmake, "-G", "Ninja", "-S", example, "-B", trial, *options)
    run(cmake, "--build", trial)
    return os.path.join(trial, f"aalborg_from_{os.path.basename(example)}")


def by_pkg_config(example, trial, library, c_compiler):
    environment = dict(os.environ, PKG_CONFIG_PATH=os.path.join(library, "pkgconfig"))
    asked = run("pkg-config", "--cflags", "--libs", "hjemmel", env=environment,
                capture_output=True, text=True)
    program = os.path.join(trial, "from_pkg_config")
    run(c_compiler, os.path.join(example, "main.c"), "-o", program, *asked.stdout.split())
    return program


def aalborg(root, library, *program):
    """Runs a program of the examples and compares what it prints."""
    examples = os.path.join(root, "examples")
    with open(os.path.join(examples, "c", "output.txt"), encoding="utf-8") as file:
        expected = file.read()
    command = [*program, os.path.join(root, "rules"),
               os.path.join(examples, "aalborg", "borgere.jsonl")]
    found = run(*command, env=dict(os.environ, LD_LIBRARY_PATH=library), encoding="utf-8",
                stdout=subprocess.PIPE).stdout
    if found == expected:
        return
    sys.stdout.writelines(difflib.unified_diff(
        expected.splitlines(True), found.splitlines(True), "expected", "found"))
    sys.exit(f"{program} prints something else")


def main():
    cmake, build, libdir, root, c_compiler, cxx_compiler = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        prefix = os.path.join(folder, "installed")
        library = os.path.join(prefix, libdir)
        run(cmake, "--install", build, "--prefix", prefix)
        examples = os.path.join(root, "examples")
        options = [f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_C_COMPILER={c_compiler}",
                   f"-DCMAKE_CXX_COMPILER={cxx_compiler}"]
        for name in ("c", "cpp"):
            trial = os.path.join(folder, name)
            aalborg(root, library,
                    by_cmake(cmake, os.path.join(examples, name), trial, options))
        aalborg(root, library,
                by_pkg_config(os.path.join(examples, "c"), folder, library, c_compiler))
        aalborg(root, library, sys.executable, os.path.join(examples, "ctypes", "main.py"))


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as fault:
        sys.exit(str(fault))
