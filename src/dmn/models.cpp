// SPDX-License-Identifier: Apache-2.0
#include "models.hpp"

#include <hjemmel/feel/scope.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace hjemmel::dmn::detail {

namespace {

std::optional<element_kind> kind_of(std::string_view name) {
    if (name == "inputData") return element_kind::input;
    if (name == "decision") return element_kind::decision;
    if (name == "businessKnowledgeModel") return element_kind::function;
    if (name == "decisionService") return element_kind::service;
    return std::nullopt;
}

/// `namespace#id` in its two parts.
std::pair<std::string_view, std::string_view> parts(std::string_view href) {
    const auto hash = href.rfind('#');
    if (hash == std::string_view::npos) return {{}, href};
    return {href.substr(0, hash), href.substr(hash + 1)};
}

class gathering {
  public:
    gathering(const resolver& find, const limits& most, notes& told)
        : find_(find), most_(most), told_(told) {}

    result<models> run(document_ptr root) {
        add(std::move(root), {});
        for (std::size_t i = 0; i < out_.all.size() && faults_.empty(); ++i)
            follow(i);
        if (faults_.empty()) refuse_cycles();
        if (faults_.empty()) {
            for (auto& one : out_.all)
                name_all(one);
        }
        if (!faults_.empty()) return std::move(faults_);
        return std::move(out_);
    }

  private:
    void add(document_ptr source, std::string prefix) {
        model one;
        one.space = attribute(source->definitions(), "namespace");
        one.source = std::move(source);
        one.prefix = std::move(prefix);
        out_.all.push_back(std::move(one));
    }

    /// Reads what a model imports. The first path to a model gives it its prefix, so that those
    /// that the first model imports itself are called as it calls them.
    void follow(std::size_t number) {
        const auto source = out_.all[number].source;
        const auto prefix = out_.all[number].prefix;
        for_each_child(*source, source->definitions(), [&](pugi::xml_node node) {
            if (local_name(node) != "import" || !faults_.empty()) return;
            const auto space = attribute(node, "namespace");
            const auto where = place_of(*source, node);
            if (!is_model(*source, node)) return refuse_kind(node, where);
            if (out_.all[number].imports.size() >= most_.models) return refuse_more(where);
            const auto name = clean_name(attribute(node, "name"));
            out_.all[number].imports.push_back({name, space});
            if (out_.with_space(space) != nullptr) return;
            auto read = fetch(space, attribute(node, "locationURI"), where);
            if (read) add(std::move(read), name.empty() ? prefix : prefix + name + ".");
        });
    }

    static bool is_model(const document& source, pugi::xml_node node) {
        const auto type = attribute(node, "importType");
        return type.empty() || type == source.space ||
               type.find("omg.org/spec/DMN/") != std::string::npos;
    }

    void refuse_kind(pugi::xml_node node, const place& where) {
        told_.warn("dmn-import-kind", where,
                   {"Importen af »" + attribute(node, "importType") + "« udelades; kun DMN læses.",
                    "The import of `" + attribute(node, "importType") +
                        "` is left out; only DMN is read."});
    }

    void refuse_more(const place& where) {
        const auto most = std::to_string(most_.models);
        fail("limit-files", where,
             {"Modellen importerer mere end " + most + " modeller.",
              "The model imports more than " + most + " models."});
    }

    document_ptr fetch(const std::string& space, const std::string& location, const place& where) {
        if (out_.all.size() > most_.models) {
            refuse_more(where);
            return {};
        }
        auto found = find_ ? find_(space, location) : std::nullopt;
        if (!found) {
            fail("dmn-import-missing", where,
                 {"Der er ingen model med navnerummet »" + space + "« i mappen.",
                  "There is no model with the namespace `" + space + "` in the folder."},
                 {"Læg den importerede fil ved siden af.", "Put the imported file beside it."});
            return {};
        }
        auto read = read_document(found->name, std::move(found->bytes), most_);
        if (!read) {
            faults_ = read.diagnostics();
            return {};
        }
        if (attribute(read.value()->definitions(), "namespace") == space)
            return std::move(read).value();
        fail("dmn-import-missing", where,
             {"Filen »" + found->name + "« har ikke navnerummet »" + space + "«.",
              "The file `" + found->name + "` does not have the namespace `" + space + "`."});
        return {};
    }

    void refuse_cycles() {
        std::vector<int> state(out_.all.size(), 0);
        visit(0, state);
    }

    // As deep as there are models, which is limited.
    void visit(std::size_t number, std::vector<int>& state) {
        state[number] = 1;
        for (const auto& one : out_.all[number].imports) {
            const auto* next = out_.with_space(one.space);
            const auto other = static_cast<std::size_t>(next - out_.all.data());
            if (state[other] == 0) visit(other, state);
            if (state[other] != 1 || !faults_.empty()) continue;
            const auto& in = *out_.all[number].source;
            fail("dmn-import-cycle", place_of(in, in.definitions()),
                 {"Modellerne importerer hinanden i ring: »" + one.space + "«.",
                  "The models import each other in a cycle: `" + one.space + "`."});
        }
        state[number] = 2;
    }

    void name_all(model& of) {
        for_each_child(*of.source, of.source->definitions(), [&](pugi::xml_node node) {
            if (local_name(node) == "itemDefinition") return name_type(of, node);
            const auto kind = kind_of(local_name(node));
            if (!kind) return;
            element one{.kind = *kind, .node = node};
            const auto written = checked_name(of, node);
            if (written.empty()) return;
            one.canonical = of.prefix + written;
            const auto variable = attribute(child_of(*of.source, node, "variable"), "name");
            one.name = variable.empty() ? written : feel::normal_name(variable);
            if (!names_.insert(one.canonical).second) return refuse_twice(of, node, one.canonical);
            const auto id = attribute(node, "id");
            if (!id.empty()) of.by_id.emplace(id, of.elements.size());
            of.elements.push_back(std::move(one));
        });
    }

    void name_type(model& of, pugi::xml_node node) {
        const auto written = checked_name(of, node);
        if (written.empty()) return;
        auto canonical = of.prefix + written;
        if (!types_.insert(canonical).second) return refuse_twice(of, node, canonical);
        of.types.emplace(feel::normal_name(attribute(node, "name")),
                         item_type{std::move(canonical), node});
    }

    std::string checked_name(const model& of, pugi::xml_node node) {
        const auto written = attribute(node, "name");
        const auto where = place_of(*of.source, node);
        if (written.empty()) {
            fail("dmn-no-name", where, {"Elementet har intet navn.", "The element has no name."},
                 {"Skriv et navn i attributten »name«.", "Write a name in the attribute `name`."});
            return {};
        }
        auto clean = clean_name(written);
        tell_renamed(told_, where, written, clean);
        return clean;
    }

    void refuse_twice(const model& of, pugi::xml_node node, const std::string& name) {
        fail("dmn-duplicate-name", place_of(*of.source, node),
             {"Navnet »" + name + "« bruges af to elementer.",
              "The name `" + name + "` is used by two elements."},
             {"Giv det ene et andet navn.", "Give one of them another name."});
    }

    void fail(std::string code, place where, bilingual text, bilingual hint = {}) {
        if (faults_.size() >= most_.notes) return;
        faults_.push_back(
            refused(std::move(code), std::move(where), std::move(text), std::move(hint)));
    }

    const resolver& find_;
    const limits& most_;
    notes& told_;
    models out_{};
    diagnostics faults_{};
    std::set<std::string> names_{};
    std::set<std::string> types_{};
};

} // namespace

const model* models::with_space(std::string_view space) const {
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const model& one) { return one.space == space; });
    return at == all.end() ? nullptr : &*at;
}

const model* models::owner(const model& from, std::string_view href) const {
    const auto space = parts(href).first;
    return space.empty() || space == from.space ? &from : with_space(space);
}

const element* models::referred(const model& from, std::string_view href) const {
    const auto* of = owner(from, href);
    if (of == nullptr) return nullptr;
    const auto at = of->by_id.find(parts(href).second);
    return at == of->by_id.end() ? nullptr : &of->elements[at->second];
}

std::string models::name_in(const model& from, const model& of, const element& what) {
    if (&from == &of) return what.name;
    const auto at = std::find_if(from.imports.begin(), from.imports.end(),
                                 [&](const import_of& one) { return one.space == of.space; });
    if (at == from.imports.end()) return {};
    return at->name.empty() ? what.name : at->name + "." + what.name;
}

std::string clean_name(std::string_view name) {
    std::string out;
    for (std::size_t at = 0; at < name.size();) {
        const auto size = feel::detail::read(name, at).size;
        const auto one = std::string(name.substr(at, size));
        const bool fits =
            feel::is_name("a" + one) && (!out.empty() || feel::is_name(one) || one == " ");
        out += fits ? one : out.empty() && feel::is_name("a" + one) ? "_" + one : "_";
        at += size;
    }
    out = feel::normal_name(out);
    for (const std::string_view pair : {"//", "/*", ".."}) {
        for (auto at = out.find(pair); at != std::string::npos; at = out.find(pair))
            out.replace(at + 1, 1, "_");
    }
    return out;
}

void tell_renamed(notes& told, const place& where, const std::string& written,
                  const std::string& clean) {
    if (clean == feel::normal_name(written)) return;
    told.warn(
        "dmn-name", where,
        {"»" + written + "« kan ikke være et navn i FEEL og hedder »" + clean + "« i regelfilen.",
         "`" + written + "` cannot be a name in FEEL and is called `" + clean +
             "` in the rule file."});
}

result<models> gather(document_ptr root, const resolver& find, const limits& most, notes& told) {
    return gathering(find, most, told).run(std::move(root));
}

} // namespace hjemmel::dmn::detail
