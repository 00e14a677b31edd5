// SPDX-License-Identifier: Apache-2.0
#include "reasons.hpp"

#include "values.hpp"

#include <hjemmel/io/json.hpp>

namespace hjemmel::python {

namespace {

const char* kind_name(explain::reason::kind kind) {
    switch (kind) {
    case explain::reason::kind::decision:
        return "decision";
    case explain::reason::kind::group:
        return "group";
    case explain::reason::kind::requirement:
        return "requirement";
    case explain::reason::kind::row:
        return "row";
    case explain::reason::kind::cell:
        return "cell";
    case explain::reason::kind::stand_in:
        return "stand_in";
    }
    return "decision";
}

const char* kind_name(explain::used::kind kind) {
    switch (kind) {
    case explain::used::kind::fact:
        return "fact";
    case explain::used::kind::stand_in:
        return "stand_in";
    case explain::used::kind::parameter:
        return "parameter";
    case explain::used::kind::decision:
        return "decision";
    case explain::used::kind::related:
        return "related";
    }
    return "fact";
}

template<class Items, class Out>
py::tuple all_out(const Items& items, Out&& out) {
    py::tuple all(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        all[i] = out(items[i]);
    return all;
}

py::object used_out(const explain::used& one) {
    return known().used(
        py::arg("kind") = kind_name(one.what), py::arg("name") = text_out(one.name),
        py::arg("label") = bilingual_out(one.label), py::arg("value") = value_out(one.value),
        py::arg("unit") = text_out(one.unit), py::arg("changed") = one.changed,
        py::arg("interpretation") = one.interpretation, py::arg("text") = bilingual_out(one.text),
        py::arg("sources") = all_out(one.sources, source_out),
        py::arg("judgement") = text_out(one.judgement));
}

} // namespace

py::object source_out(const explain::cited& one) {
    return known().source(
        py::arg("id") = text_out(one.id), py::arg("title") = bilingual_out(one.title),
        py::arg("issuer") = text_out(one.issuer), py::arg("reference") = text_out(one.reference),
        py::arg("published") = text_out(one.published), py::arg("url") = text_out(one.url),
        py::arg("where") = bilingual_out(one.where));
}

py::object reason_out(const explain::reason& tree) {
    return known().reason(
        py::arg("kind") = kind_name(tree.what),
        py::arg("mark") = text_out(io::mark_name(tree.mark)), py::arg("id") = text_out(tree.id),
        py::arg("text") = bilingual_out(tree.text), py::arg("label") = bilingual_out(tree.label),
        py::arg("unit") = text_out(tree.unit), py::arg("interpretation") = tree.interpretation,
        py::arg("brief") = tree.brief, py::arg("sources") = all_out(tree.sources, source_out),
        py::arg("facts") = all_out(tree.facts, used_out),
        py::arg("missing") = texts_out(tree.missing), py::arg("value") = value_out(tree.value),
        py::arg("combination") = text_out(tree.combination),
        py::arg("parts") = all_out(tree.parts, reason_out));
}

py::object missing_out(const eval::missing_fact& one) {
    return known().missing_fact(
        py::arg("path") = text_out(one.path), py::arg("name") = text_out(one.name),
        py::arg("entity") = text_out(one.entity), py::arg("id") = text_out(one.id),
        py::arg("label") = bilingual_out(one.label));
}

py::tuple sources_out(const model::version& of, const model::grounds& grounds) {
    py::list all;
    for (const auto& citation : grounds.citations) {
        for (const auto& source : of.sources) {
            if (source.id.text != citation.source.text) continue;
            all.append(source_out({.id = source.id.text,
                                   .title = source.title,
                                   .issuer = source.issuer,
                                   .reference = source.reference,
                                   .published = source.published ? source.published->text() : "",
                                   .url = source.url,
                                   .where = citation.where}));
        }
    }
    return py::tuple(all);
}

} // namespace hjemmel::python
