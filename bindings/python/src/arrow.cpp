// SPDX-License-Identifier: Apache-2.0
#include "arrow.hpp"

#include "diagnostics.hpp"

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

// The layout is Arrow's.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" {
struct ArrowArrayStream {
    int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
    int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
    const char* (*get_last_error)(struct ArrowArrayStream*);
    void (*release)(struct ArrowArrayStream*);
    void* private_data;
};
}
// NOLINTEND(readability-identifier-naming)

namespace hjemmel::python {

namespace {

[[noreturn]] void refuse(bilingual text, bilingual hint = {}) {
    raise(error_kind::facts, {fault("arrow-layout", std::move(text), std::move(hint))});
}

template<class Struct>
Struct& inside(const py::handle& capsule, const char* name) {
    auto* content = PyCapsule_GetPointer(capsule.ptr(), name);
    if (content == nullptr) throw py::error_already_set();
    return *static_cast<Struct*>(content);
}

/// What a stream says went wrong.
[[noreturn]] void refuse_stream(ArrowArrayStream& from, int code) {
    const char* why = from.get_last_error(&from);
    const std::string text = why != nullptr ? why : std::strerror(code);
    refuse(
        {"Tabellens strøm kan ikke læses: " + text, "The table's stream cannot be read: " + text});
}

ArrowSchema schema_of(ArrowArrayStream& from) {
    ArrowSchema schema{};
    if (const int code = from.get_schema(&from, &schema); code != 0) refuse_stream(from, code);
    return schema;
}

chunks read_stream(const py::object& capsule) {
    auto& from = inside<ArrowArrayStream>(capsule, "arrow_array_stream");
    if (from.release == nullptr)
        refuse({"Tabellens strøm er brugt.", "The table's stream was used already."});
    chunks all;
    while (true) {
        ArrowSchema schema = schema_of(from);
        ArrowArray array{};
        const int code = from.get_next(&from, &array);
        io::arrow_table chunk(schema, array);
        if (code != 0) refuse_stream(from, code);
        if (chunk.view().array->release == nullptr) break;
        all.add(std::move(chunk));
    }
    return all;
}

/// What an exported stream holds.
struct exported {
    std::vector<io::arrow_table> all;
    std::size_t next = 0;
    ArrowSchema schema{}; ///< of the first table, whose array stays in `first`
    ArrowArray first{};

    ~exported() {
        if (schema.release != nullptr) schema.release(&schema);
        if (first.release != nullptr) first.release(&first);
    }
};

/// A schema that is a copy of another: names and formats are copied, all else is walked.
struct schema_copy {
    std::string format;
    std::string name;
    std::vector<std::unique_ptr<ArrowSchema>> owned;
    std::vector<ArrowSchema*> children;
    std::unique_ptr<ArrowSchema> dictionary;
};

void release_copy(ArrowSchema* schema) {
    const std::unique_ptr<schema_copy> held(static_cast<schema_copy*>(schema->private_data));
    for (auto* child : held->children) {
        if (child->release != nullptr) child->release(child);
    }
    if (held->dictionary && held->dictionary->release != nullptr)
        held->dictionary->release(held->dictionary.get());
    schema->release = nullptr;
}

// No library of data frames reads an interval of months; it is a 32-bit number of them.
void copy_schema(const ArrowSchema& from, ArrowSchema& to) {
    auto held = std::make_unique<schema_copy>();
    held->format = std::strcmp(from.format, "tiM") == 0 ? "i" : from.format;
    held->name = from.name != nullptr ? from.name : "";
    for (std::int64_t i = 0; i < from.n_children; ++i) {
        held->owned.push_back(std::make_unique<ArrowSchema>());
        copy_schema(*from.children[i], *held->owned.back());
        held->children.push_back(held->owned.back().get());
    }
    if (from.dictionary != nullptr) {
        held->dictionary = std::make_unique<ArrowSchema>();
        copy_schema(*from.dictionary, *held->dictionary);
    }
    to = ArrowSchema{
        held->format.c_str(),  held->name.c_str(),     nullptr,      from.flags, from.n_children,
        held->children.data(), held->dictionary.get(), release_copy, nullptr};
    to.private_data = held.release();
}

int give_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    try {
        copy_schema(static_cast<exported*>(stream->private_data)->schema, *out);
        return 0;
    } catch (...) {
        return ENOMEM;
    }
}

int give_next(ArrowArrayStream* stream, ArrowArray* out) {
    auto& from = *static_cast<exported*>(stream->private_data);
    *out = ArrowArray{};
    if (from.first.release != nullptr) {
        *out = std::exchange(from.first, {});
    } else if (from.next < from.all.size()) {
        ArrowSchema schema{};
        from.all[from.next++].move_to(schema, *out);
        if (schema.release != nullptr) schema.release(&schema);
    }
    return 0;
}

const char* no_error(ArrowArrayStream* /*stream*/) { return nullptr; }

void release_stream(ArrowArrayStream* stream) {
    delete static_cast<exported*>(stream->private_data);
    stream->release = nullptr;
}

void drop_capsule(PyObject* capsule) {
    auto* stream =
        static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
    if (stream == nullptr) return;
    if (stream->release != nullptr) stream->release(stream);
    delete stream;
}

} // namespace

std::int64_t chunks::rows() const {
    std::int64_t sum = 0;
    for (const auto& one : all_)
        sum += one.view().array->length;
    return sum;
}

py::object chunks::take_stream() {
    if (all_.empty()) refuse({"Tabellen er givet videre.", "The table was handed over already."});
    auto held = std::make_unique<exported>();
    held->all = std::move(all_);
    all_.clear();
    held->all.front().move_to(held->schema, held->first);
    held->next = 1;
    auto stream = std::make_unique<ArrowArrayStream>(
        ArrowArrayStream{give_schema, give_next, no_error, release_stream, nullptr});
    stream->private_data = held.release();
    auto* capsule = PyCapsule_New(stream.get(), "arrow_array_stream", drop_capsule);
    if (capsule == nullptr) {
        stream->release(stream.get());
        throw py::error_already_set();
    }
    static_cast<void>(stream.release()); // the capsule's now
    return py::reinterpret_steal<py::object>(capsule);
}

// One array first: a stream of a table without rows may have none.
chunks chunks_in(const py::object& from) {
    if (!py::hasattr(from, "__arrow_c_array__"))
        return read_stream(from.attr("__arrow_c_stream__")());
    const py::tuple pair = from.attr("__arrow_c_array__")();
    chunks all;
    all.add(io::arrow_table(inside<ArrowSchema>(pair[0], "arrow_schema"),
                            inside<ArrowArray>(pair[1], "arrow_array")));
    return all;
}

void add_arrow(py::module_& to) {
    py::class_<chunks>(to, "Chunks")
        .def(py::init(&chunks_in))
        .def("__len__", &chunks::size)
        .def("rows", &chunks::rows)
        .def("columns",
             [](const chunks& one) {
                 py::list names;
                 if (one.size() == 0) return names;
                 const auto& schema = *one.at(0).view().schema;
                 for (std::int64_t i = 0; i < schema.n_children; ++i) {
                     const auto* name = schema.children[i]->name;
                     names.append(text_out(name != nullptr ? name : ""));
                 }
                 return names;
             })
        .def(
            "__arrow_c_stream__",
            [](chunks& one, const py::object& /*requested*/) { return one.take_stream(); },
            py::arg("requested_schema") = py::none());
}

} // namespace hjemmel::python
