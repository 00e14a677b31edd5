# SPDX-License-Identifier: Apache-2.0
"""Makes the Debian packages and the tarball, unpacks them into empty folders, and builds and runs
the C example that is there with what is there.

Usage: packages.py CPACK BUILD C_COMPILER

Ends with 77 where dpkg-deb or dpkg-shlibdeps is not installed.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

# Whose licences each package carries: of what is inside of it.
INSIDE = {"LICENSE", "libboost-dev.txt", "libhowardhinnant-date-dev.txt",
          "libintelrdfpmath-dev.txt", "libpugixml-dev.txt", "libyaml-cpp-dev.txt",
          "rapidjson-dev.txt"}
PACKAGES = {"libhjemmel1": INSIDE, "libhjemmel-dev": INSIDE,
            "hjemmel": INSIDE | {"libcli11-dev.txt"}}
# The tarball carries them all, and those of the libraries beside it.
TARBALL = PACKAGES | {"hjemmel-bundled": {"libhowardhinnant-date-dev.txt", "libpcre2-dev.txt",
                                          "libpugixml-dev.txt", "libyaml-cpp-dev.txt"}}

# What the tarball takes from the system: C's and the C++ runtime.
SYSTEM = {"linux-vdso", "libstdc++", "libm", "libgcc_s", "libc", "ld-linux-x86-64"}
ABI = pathlib.Path(__file__).parents[2] / "docs/abi.md"


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


def linked(prefix):
    """Every link of every page leads to something that is there, as one reads it: by the path."""
    pages = sorted(prefix.glob("share/**/*.md"))
    demand(pages, f"no pages under {prefix}")
    broken = [f"{page.relative_to(prefix)} -> {link}" for page in pages
              for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
              if ":" not in link and not os.path.exists(os.path.normpath(page.parent / link))]
    broken += [f"{path.relative_to(prefix)} -> {os.readlink(path)}" for path in prefix.glob("**/*")
               if path.is_symlink() and not path.exists()]
    demand(not broken, "these lead nowhere:\n  " + "\n  ".join(broken))


def small(library):
    """docs/abi.md tells the size that the library has, to 0.1 MB."""
    text = ABI.read_text(encoding="utf-8")
    told = float(re.search(r"Stripped, `libhjemmel.so.1` has ([0-9.]+) MB", text).group(1))
    found = library.resolve().stat().st_size / 1e6
    print(f"libhjemmel.so.1: {found:.1f} MB, {told} in docs/abi.md")
    demand(abs(found - told) < 0.15, f"libhjemmel.so.1 has {found:.2f} MB, docs/abi.md says {told}")


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
    small(library_of(prefix) / "libhjemmel.so.1")
    for name, wanted in PACKAGES.items():
        carries(prefix, name, wanted)
    linked(prefix)
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
    for binary in (library / "libhjemmel.so.1", prefix / "bin/hjemmel"):
        told = run("ldd", binary, stdout=subprocess.PIPE).stdout
        for line in told.splitlines():
            name = line.split()[0]
            if pathlib.Path(name).name.partition(".so")[0] not in SYSTEM:
                found = pathlib.Path(line.partition("=>")[2].split()[0]).resolve()
                demand(found.parent == library.resolve(),
                       f"{binary.name} takes {name} from {found}")
    answer = run(prefix / "bin/hjemmel", "check", prefix / "share/hjemmel/rules",
                 stdout=subprocess.PIPE).stdout
    demand(answer.startswith("0 "), f"the rules of the tarball: {answer}")
    linked(prefix)
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
