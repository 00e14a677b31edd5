# SPDX-License-Identifier: Apache-2.0
"""Makes the Debian packages and the tarball, unpacks them into empty folders, and builds and runs
the C example that is there with what is there.

Usage: packages.py CPACK BUILD C_COMPILER

Ends with 77 where dpkg-deb or dpkg-shlibdeps is not installed.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

# Whose licences each package carries: of what is inside of it.
INSIDE = {"LICENSE", "libboost-dev.txt", "libintelrdfpmath-dev.txt", "libpugixml-dev.txt",
          "rapidjson-dev.txt"}
PACKAGES = {"libhjemmel1": INSIDE, "libhjemmel-dev": INSIDE,
            "hjemmel": INSIDE | {"libcli11-dev.txt"}}
# The tarball carries them all, and those of the libraries beside it.
TARBALL = PACKAGES | {"hjemmel-bundled": {"libhowardhinnant-date-dev.txt", "libpcre2-dev.txt",
                                          "libyaml-cpp-dev.txt"}}


def run(*command, **options):
    print("$", *map(str, command), flush=True)
    return subprocess.run(command, check=True, encoding="utf-8", **options)


def demand(holds, text):
    if not holds:
        sys.exit(f"packages: {text}")


def library_of(prefix):
    found = list(prefix.glob("lib/**/libhjemmel.so.1")) + list(prefix.glob("lib*/libhjemmel.so.1"))
    demand(found, f"no libhjemmel.so.1 under {prefix}")
    return found[0].parent


def aalborg(prefix, trial, compiler, environment):
    """Builds the example from the folder against it alone, and compares what it prints."""
    library = library_of(prefix)
    program = trial / "aalborg_from_c"
    examples = prefix / "share/doc/libhjemmel-dev/examples"
    run(compiler, examples / "c/main.c", "-o", program, f"-I{prefix / 'include'}",
        f"-L{library}", "-lhjemmel", f"-Wl,-rpath,{library}")
    found = run(program, prefix / "share/hjemmel/rules", examples / "aalborg/borgere.jsonl",
                stdout=subprocess.PIPE, env=environment).stdout
    expected = (examples / "c/output.txt").read_text(encoding="utf-8")
    demand(found == expected, f"{program} prints something else")
    for read in ("hjemmel/docs/embedding.md", "hjemmel/docs/abi.md", "hjemmel/CHANGELOG.md",
                 "libhjemmel-dev/bindings/csharp/Hjemmel/Catalog.cs",
                 "libhjemmel-dev/bindings/java/pom.xml"):
        demand((prefix / "share/doc" / read).is_file(), f"there is no {read}")


def carries(prefix, name, wanted):
    folder = prefix / "share/doc" / name / "licences"
    found = {path.name for path in folder.glob("*")}
    demand(wanted <= found, f"the licences of {name} lack {sorted(wanted - found)}")


def debian(cpack, build, compiler, folder):
    run(cpack, "-G", "DEB", "-B", folder / "deb", cwd=build, stdout=subprocess.DEVNULL)
    packages = sorted((folder / "deb").glob("*.deb"))
    names = {package.name.split("_")[0] for package in packages}
    demand(names == set(PACKAGES), f"packages are {sorted(names)}")
    for package in packages:
        print(f"{package.name}: {package.stat().st_size} bytes")
        run("dpkg-deb", "-x", package, folder / "unpacked")
        depends = run("dpkg-deb", "-f", package, "Depends", stdout=subprocess.PIPE).stdout
        if package.name.startswith("libhjemmel1"):
            demand("libyaml-cpp0.7" in depends, f"libhjemmel1 depends on {depends}")
            told = run("dpkg-deb", "-I", package, "symbols", "shlibs",
                       stdout=subprocess.PIPE).stdout
            demand("hjemmel_evaluation_batch@HJEMMEL_1 0.2.0" in told
                   and "libhjemmel 1 libhjemmel1 (>= " in told, f"it tells of itself {told}")
    prefix = folder / "unpacked/usr"
    for name, wanted in PACKAGES.items():
        carries(prefix, name, wanted)
    aalborg(prefix, folder, compiler, os.environ)
    answer = run(prefix / "bin/hjemmel", "check", prefix / "share/hjemmel/rules",
                 stdout=subprocess.PIPE).stdout
    demand(answer.startswith("0 "), f"the packaged rules: {answer}")


def tarball(cpack, build, compiler, folder):
    run(cpack, "-G", "TGZ", "-B", folder / "tgz", cwd=build, stdout=subprocess.DEVNULL)
    archives = list((folder / "tgz").glob("*.tar.gz"))
    demand(len(archives) == 1, f"archives are {archives}")
    print(f"{archives[0].name}: {archives[0].stat().st_size} bytes")
    with tarfile.open(archives[0]) as archive:
        archive.extractall(folder / "loose", filter="data")
    prefix = next((folder / "loose").iterdir())
    for name, wanted in TARBALL.items():
        carries(prefix, name, wanted)
    library = library_of(prefix)
    told = run("ldd", library / "libhjemmel.so.1", stdout=subprocess.PIPE).stdout
    for name in ("yaml-cpp", "date-tz", "pcre2"):
        line = next((line for line in told.splitlines() if name in line), "")
        demand(str(library) in line, f"{name} is not beside the library: {line.strip()}")
    aalborg(prefix, folder, compiler, os.environ)


def main():
    cpack, build, compiler = sys.argv[1:]
    if not shutil.which("dpkg-deb") or not shutil.which("dpkg-shlibdeps"):
        print("skipped: dpkg-deb and dpkg-shlibdeps (dpkg-dev) are not installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        debian(cpack, build, compiler, folder)
        tarball(cpack, build, compiler, folder)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as fault:
        sys.exit(str(fault))
