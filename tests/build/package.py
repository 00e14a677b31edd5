# SPDX-License-Identifier: Apache-2.0
"""Installs the build into an empty folder, then builds and runs a program of somebody else with it,
found by CMake and by pkg-config.

Usage: package.py CMAKE BUILD LIBDIR CONSUMER RULES C_COMPILER CXX_COMPILER
"""

import os
import subprocess
import sys
import tempfile


def run(*command, **options):
    print("$", *command, flush=True)
    return subprocess.run(command, check=True, **options)


def by_cmake(cmake, consumer, trial, options):
    run(cmake, "-G", "Ninja", "-S", consumer, "-B", trial, *options)
    run(cmake, "--build", trial)


def by_pkg_config(consumer, trial, library, c_compiler):
    environment = dict(os.environ, PKG_CONFIG_PATH=os.path.join(library, "pkgconfig"))
    asked = run("pkg-config", "--cflags", "--libs", "hjemmel", env=environment,
                capture_output=True, text=True)
    program = os.path.join(trial, "from_pkg_config")
    run(c_compiler, os.path.join(consumer, "from_c.c"), "-o", program, *asked.stdout.split())
    run(program, env=dict(os.environ, LD_LIBRARY_PATH=library))


def main():
    cmake, build, libdir, consumer, rules, c_compiler, cxx_compiler = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        prefix = os.path.join(folder, "installed")
        trial = os.path.join(folder, "trial")
        run(cmake, "--install", build, "--prefix", prefix)
        by_cmake(cmake, consumer, trial, [
            f"-DCMAKE_PREFIX_PATH={prefix}",
            f"-DCMAKE_C_COMPILER={c_compiler}",
            f"-DCMAKE_CXX_COMPILER={cxx_compiler}",
        ])
        run(os.path.join(trial, "from_cpp"), rules)
        run(os.path.join(trial, "from_c"))
        by_pkg_config(consumer, trial, os.path.join(prefix, libdir), c_compiler)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as fault:
        sys.exit(str(fault))
