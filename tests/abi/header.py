# SPDX-License-Identifier: Apache-2.0
"""The C header keeps what docs/abi.md says of it: names, documentation, languages, examples.

Usage: header.py HEADER COMPILER...

A compiler whose name has ++ in it is tried with C++, every other with C. Prints one line a fault
and exits with 1 if there is any.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

C = ("c99", "c11", "c17")
CPP = ("c++11", "c++14", "c++17", "c++20")
WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror".split()
C_WARNINGS = "-Wstrict-prototypes -Wmissing-prototypes -Wc++-compat".split()
CPP_WARNINGS = "-Wold-style-cast -Wuseless-cast".split()

FUNCTION = re.compile(
    r"((?:^///[^\n]*\n)*)^HJEMMEL_API ([^;]*?)\b(hjemmel_\w+)\(([^;]*)\) HJEMMEL_NOEXCEPT;",
    re.MULTILINE,
)
MACRO = re.compile(r"^#define (\w+)", re.MULTILINE)
TYPE = re.compile(r"^typedef [^;{]*\b(\w+);|^\} (\w+);|^typedef [^;]*\(\*(\w+)\)", re.MULTILINE)
CONSTANT = re.compile(r"^\s*(?:enum \{ )?(\w+) = -?\d+", re.MULTILINE)
ARROW = re.compile(r"#ifndef ARROW_C_DATA_INTERFACE.*?#endif\n", re.DOTALL)
PARTS = ("Results:", "Threads:", "Since 0.")

# What the examples find in scope.
SCOPE = """
    hjemmel_catalog* catalog, hjemmel_version* version, hjemmel_evaluation* evaluation,
    hjemmel_facts* facts, hjemmel_outcomes* outcomes, const hjemmel_outcome* outcome,
    const hjemmel_value* value, hjemmel_reason* root, const hjemmel_reason* reason,
    const hjemmel_diagnostics* diagnostics, hjemmel_buffer* buffer, hjemmel_error* error,
    const char* bytes, uint32_t index, const struct ArrowSchema* schema,
    const struct ArrowArray* array"""


def functions(text):
    """Each function as (name, comment lines)."""
    for match in FUNCTION.finditer(text):
        lines = [line[3:] for line in match.group(1).splitlines()]
        yield match.group(3), lines


def example_of(comment):
    """The lines of the comment that are set off by five blanks."""
    return [line[5:] for line in comment if line.startswith("     ")]


def documentation_faults(text):
    seen = list(functions(text))
    declared = len(re.findall(r"^HJEMMEL_API ", text, re.MULTILINE))
    if len(seen) != declared:
        yield f"{declared} functions are declared, {len(seen)} are understood"
    for name, comment in seen:
        whole = "\n".join(comment)
        for part in PARTS:
            if part not in whole:
                yield f"{name}: its comment lacks `{part}`"
        if not example_of(comment):
            yield f"{name}: its comment has no example"


def name_faults(text):
    text = ARROW.sub("", text)
    for pattern in (MACRO, TYPE, CONSTANT):
        for match in pattern.finditer(text):
            name = next(group for group in match.groups() if group)
            if not name.lower().startswith("hjemmel_"):
                yield f"{name} does not begin with hjemmel_"


def results_faults(text):
    """Results that comments name are declared, without their prefix."""
    known = set(re.findall(r"\bHJEMMEL_(?:ERROR_)?([A-Z]+)(?: = -?\d+)", text))
    for name, comment in functions(text):
        told = re.search(r"Results:(.*?)Threads:", " ".join(comment), re.DOTALL)
        for word in re.findall(r"\b[A-Z]{2,}\b", told.group(1) if told else ""):
            if word not in known and word != "NULL":
                yield f"{name}: there is no result {word}"


def examples(text):
    out = ["#include <hjemmel.h>", "#include <hjemmel.h>"]
    out += ["#include <stdio.h>", ""]
    for name, comment in functions(text):
        out.append(f"void example_{name}({SCOPE});")
        out.append(f"void example_{name}({SCOPE})\n{{")
        out += example_of(comment)
        out.append("}\n")
    return "\n".join(out)


def compile_fault(compiler, standard, source, extra):
    command = [compiler, f"-std={standard}", *WARNINGS, *extra, "-fsyntax-only", str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"{compiler} -std={standard}: {done.stderr.strip()}" if done.returncode else None


def language_faults(header, text, compilers, folder):
    include = f"-I{header.parent}"
    alone = folder / "alone.c"
    alone.write_text("#include <hjemmel.h>\nextern int used;\nint used = HJEMMEL_ABI;\n")
    shown = folder / "examples.c"
    shown.write_text(examples(text))
    for compiler in compilers:
        cpp = "++" in compiler
        for standard in CPP if cpp else C:
            extra = [include, "-x", "c++"] + CPP_WARNINGS if cpp else [include] + C_WARNINGS
            if cpp and "clang" in compiler:
                extra.remove("-Wuseless-cast")
            yield compile_fault(compiler, standard, alone, extra)
            # Examples are C; what a C++ program would write otherwise is no fault of theirs.
            quiet = ["-Wno-unused", "-Wno-unused-parameter"]
            if not cpp:
                yield compile_fault(compiler, standard, shown, extra + quiet)


def main():
    header = pathlib.Path(sys.argv[1])
    text = header.read_text(encoding="utf-8")
    found = [*documentation_faults(text), *name_faults(text), *results_faults(text)]
    with tempfile.TemporaryDirectory() as folder:
        found += filter(None, language_faults(header, text, sys.argv[2:], pathlib.Path(folder)))
    print("\n".join(found) if found else "the header holds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
