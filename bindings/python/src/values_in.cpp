// SPDX-License-Identifier: Apache-2.0
#include "values.hpp"

#include "diagnostics.hpp"

#include <hjemmel/core/limits.hpp>
#include <hjemmel/core/utf8.hpp>

#include <datetime.h>

#include <algorithm>
#include <limits>

namespace hjemmel::python {

namespace {

constexpr std::size_t most_depth = 32;
// No real case has a value every eight bytes; a hostile one is stopped before it fills memory.
constexpr std::size_t most_values = facts_limits{}.case_bytes / 8 + 1024;
constexpr std::size_t most_digits = 34;           // more would be rounded
constexpr std::size_t most_integer_bits = 21'000; // about 10^6144, the largest number
constexpr std::string_view id_name = "sags_id";

py::object made(PyObject* fresh) {
    if (fresh == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(fresh);
}

/// The digits of a number as text, without zeros at either end.
std::size_t digits_of(std::string_view number) {
    std::string digits;
    for (const char c : number.substr(0, number.find_first_of("eE"))) {
        if (c >= '0' && c <= '9') digits += c;
    }
    const auto first = digits.find_first_not_of('0');
    return first == std::string::npos ? 0 : digits.find_last_not_of('0') - first + 1;
}

/// A number of days, of months: the macros of datetime's C API are casts of the old style.
int part_of(py::handle what, const char* name) { return py::cast<int>(what.attr(name)); }

std::string type_name(py::handle what) {
    return py::cast<std::string>(py::type::handle_of(what).attr("__name__"));
}

/// What a value is read for: the type or the entity that its place in the rules has, where known.
struct expectation {
    const type* what = nullptr;
    const plan::entity* entity = nullptr;
};

/// Reads Python's values; knows where it is, for messages.
class value_reader {
  public:
    value_reader() = default;
    explicit value_reader(const plan::program& of) : program_(&of) {}

    void at(std::string path) { path_ = std::move(path); }
    value read(py::handle given, const expectation& wanted = {});
    std::string text(py::handle given);
    [[noreturn]] void refuse(std::string_view code, bilingual text, bilingual hint = {}) const;

    /// What a name of this entity is expected to be.
    expectation part(const plan::entity& of, std::string_view name) const;

  private:
    value number(std::string written);
    value integer(py::handle given);
    value date_or_moment(py::handle given, const expectation& wanted);
    value duration(py::handle given);
    value list(py::handle given, const expectation& wanted);
    value context(py::handle given, const expectation& wanted);
    value ours(py::handle given);
    value foreign(py::handle given, const expectation& wanted);
    void count();

    const plan::program* program_ = nullptr;
    std::string path_{};
    std::size_t depth_ = 0;
    std::size_t values_ = 0;
    context_shape_ptr last_shape_{};
};

void value_reader::refuse(std::string_view code, bilingual text, bilingual hint) const {
    auto why = fault(code, std::move(text), std::move(hint));
    why.fact = path_;
    raise(error_kind::facts, {why});
}

void value_reader::count() {
    if (++values_ <= most_values) return;
    refuse("limit-values", {"Sagen har for mange værdier.", "The case has too many values."});
}

expectation value_reader::part(const plan::entity& of, std::string_view name) const {
    if (const auto slot = of.find(name); slot != plan::none) return {of.slots[slot].type.get()};
    for (const auto other : {of.child, of.parent}) {
        if (other == plan::none) continue;
        const auto& entity = program_->entities[other];
        if (name == entity.name || name == entity.plural) return {nullptr, &entity};
    }
    return {};
}

std::string value_reader::text(py::handle given) {
    Py_ssize_t size = 0;
    const auto* bytes = PyUnicode_AsUTF8AndSize(given.ptr(), &size);
    if (bytes == nullptr) {
        PyErr_Clear();
        refuse("lone-surrogate", {"Teksten har et halvt tegn og kan ikke skrives som UTF-8.",
                                  "The text has half a character and cannot be written as UTF-8."});
    }
    std::string out(bytes, static_cast<std::size_t>(size));
    if (out.find('\0') != std::string::npos) {
        refuse("null-character",
               {"Teksten indeholder et NUL-tegn.", "The text holds a NUL character."});
    }
    if (out.size() > facts_limits{}.text_bytes)
        refuse("limit-text", {"Teksten er for lang.", "The text is too long."});
    return out;
}

value value_reader::number(std::string written) {
    std::replace(written.begin(), written.end(), 'E', 'e');
    const auto read = decimal::parse(written);
    const auto digits = digits_of(written);
    if (!read || (read->is_zero() && digits > 0)) {
        refuse("number-range",
               {"Tallet er intet endeligt tal, som der kan regnes med.",
                "The number is no finite one that can be computed with."},
               {"Udelad oplysningen, hvis den mangler; skriv None, hvis der ingen er.",
                "Leave the fact out where it is missing; write None where there is none."});
    }
    if (digits > most_digits) {
        refuse("number-digits", {"Tallet har mere end 34 betydende cifre.",
                                 "The number has more than 34 significant digits."});
    }
    return *read;
}

value value_reader::integer(py::handle given) {
    int overflow = 0;
    const auto small = PyLong_AsLongLongAndOverflow(given.ptr(), &overflow);
    if (overflow == 0) {
        if (small == -1 && PyErr_Occurred() != nullptr) throw py::error_already_set();
        return value(static_cast<std::int64_t>(small));
    }
    // Decimal writes an integer of any size; str() stops at a limit that the host may have set.
    if (py::cast<std::size_t>(given.attr("bit_length")()) > most_integer_bits) return number("inf");
    return number(py::cast<std::string>(py::str(known().decimal(given))));
}

value value_reader::date_or_moment(py::handle given, const expectation& wanted) {
    if (PyDateTime_Check(given.ptr()) == 0) {
        const auto day =
            date::from_ymd(part_of(given, "year"), part_of(given, "month"), part_of(given, "day"));
        if (day) return *day;
        refuse("wrong-type", {"Datoen findes ikke.", "There is no such date."});
    }
    if (!given.equal(given)) { // NaT of pandas is a datetime that equals nothing
        refuse("wrong-type", {"NaT er ingen værdi.", "NaT is no value."},
               {"Skriv hjemmel.MISSING, hvis oplysningen mangler, og None, hvis der ingen er.",
                "Write hjemmel.MISSING where the fact is missing, None where there is none."});
    }
    auto local = given.attr("replace")(py::arg("tzinfo") = py::none());
    const auto zone = given.attr("tzinfo");
    auto written = py::cast<std::string>(local.attr("isoformat")());
    if (!zone.is_none()) {
        const bool named = py::hasattr(zone, "key") && !zone.attr("key").is_none();
        const bool second = py::cast<int>(given.attr("fold")) != 0;
        written = named && !second ? written + "@" + py::cast<std::string>(zone.attr("key"))
                                   : py::cast<std::string>(given.attr("isoformat")());
    }
    const auto moment = date_time::parse(written);
    if (!moment) {
        refuse("wrong-type", {"Tidspunktet kan ikke læses.", "The date and time cannot be read."},
               {"Brug en tidszone fra zoneinfo eller en forskydning i hele sekunder.",
                "Use a zone of zoneinfo or an offset in whole seconds."});
    }
    // Columns of tables have days as midnights.
    const bool midnight = moment->time() == time_of_day();
    const bool day = wanted.what != nullptr && wanted.what->kind == type_kind::date;
    return day && midnight ? value(moment->day()) : value(*moment);
}

value value_reader::duration(py::handle given) {
    const std::int64_t days = part_of(given, "days");
    auto seconds = days * days_duration::seconds_a_day + part_of(given, "seconds");
    auto nanoseconds = part_of(given, "microseconds") * 1000;
    if (seconds < 0 && nanoseconds > 0) { // both parts have one sign
        ++seconds;
        nanoseconds -= 1'000'000'000;
    }
    return days_duration{seconds, nanoseconds};
}

value value_reader::list(py::handle given, const expectation& wanted) {
    const expectation inner{wanted.what != nullptr ? wanted.what->element.get() : nullptr,
                            wanted.entity};
    const auto length = path_.size();
    const auto items = made(PySequence_Tuple(given.ptr()));
    std::vector<value> all;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(items.ptr()); ++i) {
        path_ += "[" + std::to_string(i + 1) + "]";
        const py::handle item = PyTuple_GET_ITEM(items.ptr(), i);
        if (item.is(known().missing)) {
            refuse(
                "wrong-type",
                {"Et element i en liste kan ikke mangle.", "An item of a list cannot be missing."},
                {"Udelad feltet inde i elementet, eller hele oplysningen.",
                 "Leave out the field inside the item, or the whole fact."});
        }
        all.push_back(read(item, inner));
        path_.resize(length);
    }
    return make_list(std::move(all));
}

const type_field* field_of(const type* of, std::string_view name) {
    if (of == nullptr) return nullptr;
    for (const auto& field : of->fields) {
        if (field.name == name) return &field;
    }
    return nullptr;
}

value value_reader::context(py::handle given, const expectation& wanted) {
    // A copy, since reading a value may run code of the host's that changes the dictionary.
    const auto copy = made(PyDict_New());
    if (PyDict_Update(copy.ptr(), given.ptr()) != 0) throw py::error_already_set();
    const auto length = path_.size();
    context_shape shape;
    context_value out;
    PyObject* key = nullptr;
    PyObject* item = nullptr;
    for (Py_ssize_t next = 0; PyDict_Next(copy.ptr(), &next, &key, &item) != 0;) {
        if (PyUnicode_Check(key) == 0)
            refuse("wrong-type", {"Et navn er ingen tekst.", "A name is no text."});
        if (py::handle(item).is(known().missing)) continue;
        auto name = text(key);
        const auto* field = field_of(wanted.what, name);
        const bool gap = py::handle(item).is(known().gap);
        if (gap && (field == nullptr || !field->optional)) continue;
        path_ += "." + name;
        const auto inner = wanted.entity != nullptr
                               ? part(*wanted.entity, name)
                               : expectation{field ? field->what.get() : nullptr};
        out.entries.push_back(gap ? value::absent() : read(item, inner));
        path_.resize(length);
        shape.names.push_back(std::move(name));
    }
    if (!last_shape_ || last_shape_->names != shape.names)
        last_shape_ = std::make_shared<const context_shape>(std::move(shape));
    out.shape = last_shape_;
    return out;
}

/// The package's own kinds of value.
value value_reader::ours(py::handle given) {
    if (py::isinstance(given, known().months))
        return months_duration{py::cast<std::int64_t>(given.attr("months"))};
    range_value range;
    range.low = read(given.attr("low"));
    range.high = read(given.attr("high"));
    range.low_included = py::cast<bool>(given.attr("low_included"));
    range.high_included = py::cast<bool>(given.attr("high_included"));
    return range;
}

/// NumPy's values say what they are in Python's own types.
value value_reader::foreign(py::handle given, const expectation& wanted) {
    if (py::hasattr(given, "dtype") && py::hasattr(given, "tolist")) {
        const py::object plain = given.attr("tolist")();
        if (!py::hasattr(plain, "dtype")) return read(plain, wanted);
    }
    if (py::hasattr(given, "keys") && py::hasattr(given, "__getitem__"))
        return context(given, wanted);
    const auto name = type_name(given);
    if (PyBytes_Check(given.ptr()) != 0) {
        refuse("wrong-type", {"Bytes er ingen tekst.", "Bytes are no text."},
               {"Brug .decode(\"utf-8\").", "Use .decode(\"utf-8\")."});
    }
    refuse("wrong-type",
           {"En værdi af typen " + name + " kan ikke læses.",
            "A value of type " + name + " cannot be read."},
           {"Brug bool, int, Decimal, str, date, datetime, time, timedelta, Months, Range, list, "
            "dict, None eller MISSING.",
            "Use bool, int, Decimal, str, date, datetime, time, timedelta, Months, Range, list, "
            "dict, None or MISSING."});
}

value value_reader::read(py::handle given, const expectation& wanted) {
    struct level {
        std::size_t& depth;
        explicit level(std::size_t& of) : depth(of) { ++depth; }
        level(const level&) = delete;
        level& operator=(const level&) = delete;
        ~level() { --depth; }
    };
    const level here(depth_);
    if (depth_ > most_depth + 1) {
        refuse("limit-depth",
               {"Værdien er indlejret mere end 32 gange.", "The value nests deeper than 32."},
               {"Se efter en liste, der indeholder sig selv.",
                "Look for a list that contains itself."});
    }
    count();
    auto* const what = given.ptr();
    if (given.is_none()) return value::absent();
    if (PyBool_Check(what) != 0) return value(what == Py_True);
    if (PyUnicode_Check(what) != 0) return value(text(given));
    if (PyLong_Check(what) != 0) return integer(given);
    if (PyFloat_Check(what) != 0) {
        refuse("wrong-type", {"Et flydende tal (float) er ikke eksakt.", "A float is not exact."},
               {"Skriv int eller decimal.Decimal(\"0.1\"); MISSING, hvis tallet mangler.",
                "Write int or decimal.Decimal(\"0.1\"); MISSING where the number is missing."});
    }
    if (PyDateTime_Check(what) != 0 || PyDate_Check(what) != 0)
        return date_or_moment(given, wanted);
    if (PyList_Check(what) != 0 || PyTuple_Check(what) != 0) return list(given, wanted);
    if (PyDict_Check(what) != 0) return context(given, wanted);
    if (PyDelta_Check(what) != 0) return duration(given);
    if (py::isinstance(given, known().decimal))
        return number(py::cast<std::string>(py::str(given)));
    if (PyTime_Check(what) != 0) {
        const auto time = time_of_day::parse(py::cast<std::string>(given.attr("isoformat")()));
        if (time) return *time;
    }
    if (py::isinstance(given, known().months) || py::isinstance(given, known().range))
        return ours(given);
    return foreign(given, wanted);
}

std::string id_in(value_reader& reader, py::handle given) {
    if (PyUnicode_Check(given.ptr()) != 0) return reader.text(given);
    if (PyLong_Check(given.ptr()) != 0 && PyBool_Check(given.ptr()) == 0)
        return py::cast<std::string>(py::str(given));
    reader.refuse("case-id", {"Sagens id skal være en tekst.", "The case's id must be a text."});
}

void need_datetime() {
    if (PyDateTimeAPI != nullptr) return;
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == nullptr) throw py::error_already_set();
}

} // namespace

facts facts_in(py::handle given, const plan::program& of, plan::index entity) {
    need_datetime();
    value_reader reader(of);
    const auto copy = made(PyDict_New());
    if (PyDict_Update(copy.ptr(), given.ptr()) != 0) throw py::error_already_set();
    facts out;
    PyObject* key = nullptr;
    PyObject* item = nullptr;
    for (Py_ssize_t next = 0; PyDict_Next(copy.ptr(), &next, &key, &item) != 0;) {
        if (PyUnicode_Check(key) == 0)
            reader.refuse("wrong-type", {"Et navn er ingen tekst.", "A name is no text."});
        if (py::handle(item).is(known().missing)) continue;
        auto name = reader.text(key);
        reader.at(name);
        if (name == id_name)
            out.set_id(id_in(reader, item));
        else
            out.set(name, reader.read(item, reader.part(of.entities[entity], name)));
        reader.at({});
    }
    return out;
}

void presets_in(facts& to, py::handle given) {
    need_datetime();
    value_reader reader;
    for (const auto& [name, pair] : py::cast<py::dict>(given)) {
        const auto decision = reader.text(py::str(name));
        reader.at(decision);
        if (!PyTuple_Check(pair.ptr()) || PyTuple_GET_SIZE(pair.ptr()) != 2 ||
            !PyUnicode_Check(PyTuple_GET_ITEM(pair.ptr(), 1))) {
            reader.refuse(
                "preset-reason",
                {"Et resultat sættes med en begrundelse.", "A decision is preset with a reason."},
                {"Skriv {\"resultat\": (værdi, \"begrundelse\")}.",
                 "Write {\"decision\": (value, \"reason\")}."});
        }
        auto reason = reader.text(PyTuple_GET_ITEM(pair.ptr(), 1));
        to.preset(decision, reader.read(PyTuple_GET_ITEM(pair.ptr(), 0)), std::move(reason));
    }
}

std::string setting_in(py::handle given) {
    need_datetime();
    value_reader reader;
    const auto what = reader.read(given);
    switch (what.kind()) {
    case kind::boolean:
        return what.as_boolean() ? "true" : "false";
    case kind::number:
        return what.as_number().text();
    case kind::string:
        return what.as_string();
    case kind::date:
        return what.as_date().text();
    case kind::time:
        return what.as_time().text();
    case kind::date_and_time:
        return what.as_date_time().text();
    case kind::days_duration:
        return what.as_days().text();
    case kind::months_duration:
        return what.as_months().text();
    default:
        raise(error_kind::usage,
              {fault("bad-setting",
                     {"En parameter kan ikke sættes til en liste, en kontekst eller None.",
                      "A parameter cannot be set to a list, a context or None."},
                     {"Skriv værdien som tekst, som regelfilen skriver den.",
                      "Write the value as a text, as the rule file writes it."})});
    }
}

} // namespace hjemmel::python
