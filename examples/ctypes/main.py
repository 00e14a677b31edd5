#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Decides Aalborg's citizens by the plain C interface, from Python's ctypes alone: one by one with
reasons, all in one table, and what can go wrong on the way. It shows the interface to those who
write a binding; Python programs use the package `hjemmel`.

Usage: main.py RULES CITIZENS      CITIZENS is a file of JSON lines
"""

import ctypes
import datetime
import json
import sys
from ctypes import (CDLL, CFUNCTYPE, POINTER, byref, c_char_p, c_int8, c_int32, c_int64, c_size_t,
                    c_uint8, c_uint32, c_uint64, c_void_p)

DANISH = 0
TEXT = 0
MET, ROW = 1, 3
BATCH_MISSING = 2


class Text(ctypes.Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]

    def __str__(self):
        return ctypes.string_at(self.data, self.size).decode("utf-8")


class File(ctypes.Structure):
    _fields_ = [("name", Text), ("content", Text)]


class Sized(ctypes.Structure):
    """A struct of which the library learns how large this program knows it."""

    def __init__(self):
        super().__init__(struct_size=ctypes.sizeof(self))


class Diagnostic(Sized):
    _fields_ = [("struct_size", c_uint32), ("severity", c_int32), ("code", Text), ("text", Text),
                ("hint", Text), ("file", Text), ("line", c_uint32), ("column", c_uint32),
                ("offset", c_uint64), ("length", c_uint64), ("fact", Text), ("value", Text),
                ("id", Text)]


class VersionInfo(Sized):
    _fields_ = [("struct_size", c_uint32), ("flags", c_uint32), ("ruleset", Text), ("title", Text),
                ("digest", Text), ("from_day", c_int64), ("to_day", c_int64)]


class OutcomeInfo(Sized):
    _fields_ = [("struct_size", c_uint32), ("flags", c_uint32), ("status", c_int32),
                ("reserved", c_int32), ("value", c_void_p), ("diagnostics", c_void_p), ("id", Text),
                ("ruleset", Text), ("version", Text), ("digest", Text), ("entity", Text),
                ("decision", Text), ("day", c_int64), ("missing_count", c_size_t),
                ("note_count", c_size_t)]


class Missing(Sized):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("path", Text), ("name", Text),
                ("entity", Text), ("id", Text), ("label", Text)]


class ReasonInfo(Sized):
    _fields_ = [("struct_size", c_uint32), ("flags", c_uint32), ("kind", c_int32),
                ("mark", c_int32), ("id", Text), ("text", Text), ("label", Text), ("unit", Text),
                ("value", c_void_p), ("part_count", c_size_t), ("used_count", c_size_t),
                ("source_count", c_size_t), ("missing_count", c_size_t)]


class Source(Sized):
    _fields_ = [("struct_size", c_uint32), ("reserved", c_uint32), ("id", Text), ("title", Text),
                ("issuer", Text), ("reference", Text), ("published", Text), ("url", Text),
                ("place", Text)]


class EvaluationOptions(Sized):
    _fields_ = [("struct_size", c_uint32), ("flags", c_uint32), ("complete", POINTER(Text)),
                ("complete_count", c_size_t), ("steps", c_uint64), ("list_items", c_uint64),
                ("memory", c_uint64), ("combinations", c_uint64), ("depth", c_uint64)]


class Schema(ctypes.Structure):
    """Of Arrow's C data interface, as the next."""


class Array(ctypes.Structure):
    pass


Schema._fields_ = [("format", c_char_p), ("name", c_char_p), ("metadata", c_char_p),
                   ("flags", c_int64), ("n_children", c_int64),
                   ("children", POINTER(POINTER(Schema))), ("dictionary", POINTER(Schema)),
                   ("release", CFUNCTYPE(None, POINTER(Schema))), ("private_data", c_void_p)]
Array._fields_ = [("length", c_int64), ("null_count", c_int64), ("offset", c_int64),
                  ("n_buffers", c_int64), ("n_children", c_int64), ("buffers", POINTER(c_void_p)),
                  ("children", POINTER(POINTER(Array))), ("dictionary", POINTER(Array)),
                  ("release", CFUNCTYPE(None, POINTER(Array))), ("private_data", c_void_p)]


class Batch(Sized):
    _fields_ = [("struct_size", c_uint32), ("flags", c_uint32), ("schema", POINTER(Schema)),
                ("array", POINTER(Array)), ("tables", c_void_p), ("table_count", c_size_t),
                ("day", c_int64), ("day_column", Text), ("progress", c_void_p), ("user", c_void_p),
                ("language", c_int32), ("reserved", c_uint32), ("refused_related", c_void_p)]


# Of each function what it takes; a result of 0 is OK, unless another type is told.
HANDLE = POINTER(c_void_p)
NAME = [c_char_p, c_size_t]
FUNCTIONS = {
    "day_from_date": [c_int32, c_int32, c_int32, POINTER(c_int64)],
    "result_name": ([c_int32], c_char_p),
    "error_diagnostics": ([c_void_p], c_void_p),
    "error_free": ([c_void_p], None),
    "diagnostics_at": [c_void_p, c_size_t, c_int32, POINTER(Diagnostic)],
    "diagnostics_write": [c_void_p, c_int32, c_int32, c_void_p],
    "buffer_new": [HANDLE],
    "buffer_text": ([c_void_p], Text),
    "buffer_free": ([c_void_p], None),
    "catalog_load": NAME + [c_void_p, HANDLE, HANDLE],
    "catalog_from_memory": [POINTER(File), c_size_t, c_void_p, HANDLE, HANDLE],
    "catalog_in_force": [c_void_p] + NAME + [c_int64, HANDLE, HANDLE],
    "catalog_free": ([c_void_p], None),
    "version_get_info": [c_void_p, c_int32, POINTER(VersionInfo)],
    "version_free": ([c_void_p], None),
    "evaluation_new": [c_void_p] + NAME + [POINTER(Text), c_size_t, c_void_p, HANDLE, HANDLE],
    "evaluation_run": [c_void_p, c_void_p, c_int64, c_void_p, HANDLE],
    "evaluation_batch": [c_void_p, POINTER(Batch), POINTER(Schema), POINTER(Array), HANDLE],
    "evaluation_free": ([c_void_p], None),
    "facts_new": [c_void_p, HANDLE],
    "facts_clear": [c_void_p],
    "facts_name": [c_void_p] + NAME,
    "facts_boolean": [c_void_p, c_uint8],
    "facts_date": [c_void_p, c_int64],
    "facts_text": [c_void_p] + NAME,
    "facts_list": [c_void_p],
    "facts_end": [c_void_p],
    "facts_json": [c_void_p] + NAME + [HANDLE],
    "facts_free": ([c_void_p], None),
    "outcomes_new": [HANDLE],
    "outcomes_at": ([c_void_p, c_size_t], c_void_p),
    "outcomes_free": ([c_void_p], None),
    "outcome_status": [c_void_p],
    "outcome_value": ([c_void_p], c_void_p),
    "outcome_get_info": [c_void_p, POINTER(OutcomeInfo)],
    "outcome_missing": [c_void_p, c_size_t, c_int32, POINTER(Missing)],
    "value_write": [c_void_p, c_int32, c_int32, c_void_p],
    "reason_new": [c_void_p, HANDLE, HANDLE],
    "reason_free": ([c_void_p], None),
    "reason_get_info": [c_void_p, c_int32, POINTER(ReasonInfo)],
    "reason_part": ([c_void_p, c_size_t], c_void_p),
    "reason_source": [c_void_p, c_size_t, c_int32, POINTER(Source)],
}


class Hjemmel:
    """The library; its functions without their prefix."""

    def __init__(self, name="libhjemmel.so.1"):
        library = CDLL(name)
        for function, takes in FUNCTIONS.items():
            takes, gives = takes if isinstance(takes, tuple) else (takes, c_int32)
            found = getattr(library, "hjemmel_" + function)
            found.argtypes, found.restype = takes, gives
            setattr(self, function, found)
        self.buffer = self.made(self.buffer_new)

    def made(self, function, *given):
        """What a function makes that has no error."""
        out = c_void_p()
        if function(*given, byref(out)) != 0:
            sys.exit("out of memory")
        return out

    def called(self, function, *given):
        """Calls a function whose last argument is an error; ends the program where it fails."""
        error = c_void_p()
        if function(*given, byref(error)) == 0:
            return
        self.diagnostics_write(self.error_diagnostics(error), TEXT, DANISH, self.buffer)
        sys.exit(self.written())

    def written(self):
        return str(self.buffer_text(self.buffer))

    def shown(self, value):
        self.value_write(value, TEXT, DANISH, self.buffer)
        return self.written()

    def each(self, function, of, struct):
        """Structs that a function fills by number, until there are no more."""
        at = 0
        while True:
            one = struct()
            if function(of, at, DANISH, byref(one)) != 0:
                return
            yield one
            at += 1


def name(text):
    """The two arguments that a text is."""
    data = text.encode("utf-8")
    return data, len(data)


def text_of(data):
    return Text(ctypes.cast(ctypes.c_char_p(data), c_void_p), len(data))


def print_first(lib, diagnostics):
    one = next(lib.each(lib.diagnostics_at, diagnostics, Diagnostic))
    print(f"  kode: {one.code}")
    if one.line:
        print(f"  sted: {one.file}:{one.line}:{one.column}")
    for label, text in (("oplysning", one.fact), ("værdi", one.value), ("tekst", one.text),
                        ("forslag", one.hint)):
        if text.size:
            print(f"  {label}: {text}")


def parts(lib, reason):
    """The parts of a node, each with what it says."""
    at = 0
    while part := lib.reason_part(reason, at):
        info = ReasonInfo()
        lib.reason_get_info(part, DANISH, byref(info))
        yield part, info
        at += 1


def print_reasons(lib, outcome):
    root = c_void_p()
    lib.called(lib.reason_new, outcome, byref(root))
    for row, info in parts(lib, root):
        if info.kind != ROW or info.mark != MET:
            continue
        print(f"  række {info.id}: {info.text}")
        for _, cell in parts(lib, row):
            print(f"    opfyldt: {cell.label} {cell.text}")
        for source in lib.each(lib.reason_source, row, Source):
            print(f"    kilde: {source.title}, {source.place}")
    lib.reason_free(root)


def decide_all(lib, evaluation, day, path):
    facts, outcomes = lib.made(lib.facts_new, evaluation), lib.made(lib.outcomes_new)
    groups = {}
    with open(path, "rb") as file:
        for line in file:
            lib.facts_clear(facts)
            lib.called(lib.facts_json, facts, line, len(line))
            lib.called(lib.evaluation_run, evaluation, facts, day, outcomes)
            outcome = lib.outcomes_at(outcomes, 0)
            group = lib.shown(lib.outcome_value(outcome))
            groups[group] = groups.get(group, 0) + 1
            info = OutcomeInfo()
            lib.outcome_get_info(outcome, byref(info))
            if str(info.id) == "aalborg-0008":
                print(f"Borger {info.id}: {group}")
                print_reasons(lib, outcome)
    print("Visitationsgrupper")
    for group in sorted(groups):
        print(f"  {group}: {groups[group]}")
    lib.outcomes_free(outcomes)
    lib.facts_free(facts)


class Table:
    """Columns as Arrow has them. The library only looks at them, so that Python's own memory
    serves; this object holds it."""

    def __init__(self, rows, columns):
        self.held = []
        parts = [self.column(name, format_, values) for name, format_, values in columns]
        no_validity = (c_void_p * 1)()
        schemas, arrays = zip(*parts)
        self.schema = self.filled(Schema, format=b"+s", n_children=len(parts),
                                  children=self.pointers(Schema, schemas))
        self.array = self.filled(Array, length=rows, n_buffers=1, buffers=no_validity,
                                 n_children=len(parts), children=self.pointers(Array, arrays))

    def filled(self, kind, **members):
        released = dict(kind._fields_)["release"](lambda one: None)
        one = kind(release=released, **members)
        self.held += [released, one, members]
        return one

    def pointers(self, kind, structs):
        return (POINTER(kind) * len(structs))(*map(ctypes.pointer, structs))

    def column(self, name, format_, values):
        """A column of texts ("u"), booleans ("b") or days since 1970-01-01 ("tdD"); None is a
        gap."""
        validity = bits(value is not None for value in values)
        if format_ == "u":
            texts = [(value or "").encode("utf-8") for value in values]
            begins = (c_int32 * (len(texts) + 1))()
            for at, text in enumerate(texts):
                begins[at + 1] = begins[at] + len(text)
            buffers = [validity, begins, ctypes.create_string_buffer(b"".join(texts))]
        elif format_ == "b":
            buffers = [validity, bits(values)]
        else:
            buffers = [validity, (c_int32 * len(values))(*(value or 0 for value in values))]
        pointers = (c_void_p * len(buffers))(*(ctypes.addressof(one) for one in buffers))
        self.held += buffers
        return (self.filled(Schema, format=format_.encode(), name=name.encode()),
                self.filled(Array, length=len(values), null_count=-1,
                            n_buffers=len(buffers), buffers=pointers))


def bits(truths):
    """A bit a row, the lowest first."""
    out = bytearray()
    for row, truth in enumerate(truths):
        if row % 8 == 0:
            out.append(0)
        out[-1] |= bool(truth) << row % 8
    return ctypes.create_string_buffer(bytes(out))


def texts_at(array):
    """The texts of a column in the library's form, whose places have 64 bits; None is a gap."""
    validity, begins, data = (array.buffers[i] for i in range(3))
    begins = ctypes.cast(begins, POINTER(c_int64))
    for row in range(array.length):
        if validity and not ctypes.cast(validity, POINTER(c_uint8))[row // 8] >> row % 8 & 1:
            yield None
        else:
            size = begins[row + 1] - begins[row]
            yield ctypes.string_at(data + begins[row], size).decode("utf-8")


def decide_table(lib, version, day, path):
    with open(path, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    epoch = datetime.date(1970, 1, 1)
    talks = [one["visitationssamtale_dato"] for one in cases]
    days = [talk and (datetime.date.fromisoformat(talk) - epoch).days for talk in talks]
    table = Table(len(cases), [
        ("sags_id", "u", [one["sags_id"] for one in cases]),
        ("i_bruttomaalgruppe", "b", [True] * len(cases)),
        ("visitationssamtale_dato", "tdD", days),
        ("vurderet_maalgruppe", "u", [one["vurderet_maalgruppe"] for one in cases]),
    ])
    options, evaluation, decision = EvaluationOptions(), c_void_p(), text_of(b"visitationsgruppe")
    whole = (Text * 3)(*map(text_of, (b"afgang", b"kommune_perioder", b"udskydelser")))
    options.complete, options.complete_count = whole, len(whole)
    lib.called(lib.evaluation_new, version, *name("borger"), byref(decision), 1, byref(options),
               byref(evaluation))
    batch, schema, array = Batch(), Schema(), Array()
    batch.schema, batch.array = ctypes.pointer(table.schema), ctypes.pointer(table.array)
    batch.day, batch.flags = day.value, BATCH_MISSING
    lib.called(lib.evaluation_batch, evaluation, byref(batch), byref(schema), byref(array))
    lib.evaluation_free(evaluation)
    columns = {schema.children[at].contents.name.decode(): array.children[at].contents
               for at in range(schema.n_children)}
    print_table(*(columns["visitationsgruppe" + end] for end in ("", "_status", "_missing")))
    schema.release(byref(schema))
    array.release(byref(array))


def print_table(answers, status, missing):
    names = list(texts_at(status.dictionary.contents))
    numbers = ctypes.cast(status.buffers[1], POINTER(c_int8))
    groups = {}
    for row, answer in enumerate(texts_at(answers)):
        group = answer or names[numbers[row]]
        groups[group] = groups.get(group, 0) + 1
    print("Tabel")
    for group in sorted(groups):
        print(f"  {group}: {groups[group]}")
    print(f"  mangler: {next(texts_at(missing.children[0].contents))}")


def undetermined(lib, evaluation, day):
    facts, outcomes = lib.made(lib.facts_new, evaluation), lib.made(lib.outcomes_new)
    assessed = c_int64()
    lib.day_from_date(2018, 2, 9, byref(assessed))
    lib.facts_name(facts, *name("i_bruttomaalgruppe"))
    lib.facts_boolean(facts, 1)
    lib.facts_name(facts, *name("visitationssamtale_dato"))
    lib.facts_date(facts, assessed)
    lib.facts_name(facts, *name("vurderet_maalgruppe"))
    lib.facts_text(facts, *name("virksomhedsrettet"))
    lib.facts_name(facts, *name("udskydelser"))
    lib.facts_list(facts)
    lib.facts_end(facts)
    lib.called(lib.evaluation_run, evaluation, facts, day, outcomes)
    outcome = lib.outcomes_at(outcomes, 0)
    print(f"Uafklaret\n  status: {lib.outcome_status(outcome)}")
    print(f"  kan være: {lib.shown(lib.outcome_value(outcome))}")
    for fact in lib.each(lib.outcome_missing, outcome, Missing):
        print(f"  mangler: {fact.label} ({fact.path})")
    lib.outcomes_free(outcomes)
    lib.facts_free(facts)


def refused(lib, evaluation, day):
    facts, outcomes = lib.made(lib.facts_new, evaluation), lib.made(lib.outcomes_new)
    lib.facts_name(facts, *name("vurderet_maalgruppe"))
    lib.facts_text(facts, *name("fleksjobb"))
    lib.called(lib.evaluation_run, evaluation, facts, day, outcomes)
    info = OutcomeInfo()
    lib.outcome_get_info(lib.outcomes_at(outcomes, 0), byref(info))
    print(f"Afvist\n  status: {info.status}")
    print_first(lib, info.diagnostics)
    lib.outcomes_free(outcomes)
    lib.facts_free(facts)


def bad_rules(lib):
    file = File(text_of(b"demo.yaml"),
                text_of(b"hjemmel: 1\nruleset: demo\ntitel: Demo\nend: demo\n"))
    catalog, error = c_void_p(), c_void_p()
    result = lib.catalog_from_memory(byref(file), 1, None, byref(catalog), byref(error))
    print(f"Regelfil med fejl\n  resultat: {lib.result_name(result).decode()}")
    print_first(lib, lib.error_diagnostics(error))
    lib.error_free(error)


def main(rules, citizens):
    lib = Hjemmel()
    day, info = c_int64(), VersionInfo()
    catalog, version, evaluation = c_void_p(), c_void_p(), c_void_p()
    lib.day_from_date(2018, 3, 2, byref(day))
    lib.called(lib.catalog_load, *name(rules), None, byref(catalog))
    lib.called(lib.catalog_in_force, catalog, *name("flere-skal-med"), day, byref(version))
    lib.version_get_info(version, DANISH, byref(info))
    print(f"{info.title} ({info.ruleset})\n")
    decision = text_of(b"visitationsgruppe")
    lib.called(lib.evaluation_new, version, *name("borger"), byref(decision), 1, None,
               byref(evaluation))
    decide_all(lib, evaluation, day, citizens)
    decide_table(lib, version, day, citizens)
    undetermined(lib, evaluation, day)
    refused(lib, evaluation, day)
    bad_rules(lib)
    lib.evaluation_free(evaluation)
    lib.version_free(version)
    lib.catalog_free(catalog)
    lib.buffer_free(lib.buffer)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
