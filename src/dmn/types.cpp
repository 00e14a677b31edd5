// SPDX-License-Identifier: Apache-2.0
// Item definitions -> types of the rule file.
#include "translation.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace hjemmel::dmn::detail {

namespace {

struct spelling {
    std::string_view dmn;
    std::string_view ours;
};

constexpr std::array<spelling, 15> standard{{
    {"Any", "Any"},
    {"any", "Any"},
    {"boolean", "boolean"},
    {"date", "date"},
    {"date and time", "date and time"},
    {"dateTime", "date and time"},
    {"dayTimeDuration", "days and time duration"},
    {"days and time duration", "days and time duration"},
    {"duration", "Any"},
    {"number", "number"},
    {"string", "string"},
    {"time", "time"},
    {"yearMonthDuration", "years and months duration"},
    {"years and months duration", "years and months duration"},
    {"context", "Any"},
}};

std::optional<std::string> standard_type(std::string_view name) {
    const auto at = std::find_if(standard.begin(), standard.end(),
                                 [&](const spelling& one) { return one.dmn == name; });
    return at == standard.end() ? std::nullopt : std::optional(std::string(at->ours));
}

/// One declared type and the model that it is declared in.
struct declared {
    const model* in = nullptr;
    const item_type* type = nullptr;

    explicit operator bool() const { return type != nullptr; }
};

declared declared_in(const model* in, std::string_view name) {
    if (in == nullptr) return {};
    const auto at = in->types.find(feel::normal_name(name));
    return at == in->types.end() ? declared{} : declared{in, &at->second};
}

bool is_feel_space(std::string_view space) { return space.find("/FEEL") != std::string_view::npos; }

/// A `typeRef` in its spellings: a name of FEEL or of the model, `prefix:name` where the prefix
/// stands for FEEL's, the model's or an import's namespace, `import.name`.
declared find_declared(const models& all, const model& in, pugi::xml_node node,
                       std::string_view reference) {
    if (auto own = declared_in(&in, reference)) return own;
    const auto colon = reference.find(':');
    if (colon != std::string_view::npos) {
        const auto space = space_of_prefix(node, reference.substr(0, colon));
        const auto local = reference.substr(colon + 1);
        return space.empty() || is_feel_space(space) ? declared_in(&in, local)
                                                     : declared_in(all.with_space(space), local);
    }
    for (const auto& one : in.imports) {
        const bool fits = one.name.empty() || (reference.size() > one.name.size() &&
                                               reference.rfind(one.name + ".", 0) == 0);
        if (!fits) continue;
        const auto local = one.name.empty() ? reference : reference.substr(one.name.size() + 1);
        if (auto other = declared_in(all.with_space(one.space), local)) return other;
    }
    return {};
}

std::string_view without_prefix(std::string_view reference) {
    const auto colon = reference.find(':');
    return colon == std::string_view::npos ? reference : reference.substr(colon + 1);
}

class type_reader {
  public:
    type_reader(const models& all, const model& in, notes& told, const feel::name_scope& names)
        : all_(all), in_(in), told_(told), names_(names) {}

    yaml named(pugi::xml_node node, std::string_view reference) {
        if (reference.empty()) return {};
        if (const auto found = find(node, reference)) return yaml::scalar(found.type->canonical);
        if (auto known = standard_type(without_prefix(reference))) {
            return *known == "Any" ? yaml{} : yaml::scalar(std::move(*known));
        }
        if (without_prefix(reference) == "list") return one_of("list", yaml::scalar("Any"));
        told_.warn("dmn-type", place_of(*in_.source, node),
                   {"Typen »" + std::string(reference) + "« findes ikke; alle værdier tages.",
                    "There is no type `" + std::string(reference) + "`; all values are taken."});
        return {};
    }

    declared find(pugi::xml_node node, std::string_view reference) const {
        if (standard_type(reference)) return {};
        return find_declared(all_, in_, node, reference);
    }

    /// The type of an item definition or component.
    yaml item(pugi::xml_node node) {
        auto one = single(node);
        const auto collection = attribute(node, "isCollection");
        const bool many = collection == "true" || collection == "1";
        const auto values = child_of(*in_.source, node, "allowedValues");
        const auto whole = child_of(*in_.source, node, "typeConstraint");
        if (values) one = constrained(in_, told_, names_, values, std::move(one));
        if (many) one = one_of("list", one.empty() ? yaml::scalar("Any") : std::move(one));
        if (whole) one = constrained(in_, told_, names_, whole, std::move(one));
        return one.empty() ? yaml::scalar("Any") : one;
    }

  private:
    static yaml one_of(const char* what, yaml of) {
        auto out = yaml::mapping();
        out.add(what, std::move(of));
        return out;
    }

    yaml single(pugi::xml_node node) {
        if (const auto function = child_of(*in_.source, node, "functionItem"))
            return function_type(function);
        const auto language = attribute(node, "typeLanguage");
        if (!language.empty() && !is_feel_space(language)) {
            told_.warn("dmn-type", place_of(*in_.source, node),
                       {"Typens sprog er »" + language + "«; alle værdier tages.",
                        "The type's language is `" + language + "`; all values are taken."});
            return {};
        }
        if (child_of(*in_.source, node, "itemComponent")) return context_type(node);
        return reference_in_type(node, content_of(child_of(*in_.source, node, "typeRef")));
    }

    yaml context_type(pugi::xml_node node) {
        auto fields = yaml::mapping();
        auto optional = yaml::list();
        std::set<std::string> names;
        for_each_child(*in_.source, node, [&](pugi::xml_node one) {
            if (local_name(one) != "itemComponent") return;
            const auto name = feel::normal_name(attribute(one, "name"));
            if (name.empty() || !names.insert(name).second) {
                told_.warn("dmn-component", place_of(*in_.source, one),
                           {"Komponenten har intet navn eller et, der allerede er brugt, og "
                            "udelades.",
                            "The component has no name, or one that is used already, and is left "
                            "out."});
                return;
            }
            fields.add(name, item(one));
            optional.items.push_back(yaml::scalar(name));
        });
        auto out = yaml::mapping();
        out.add("context", std::move(fields));
        out.add("optional", std::move(optional));
        return out;
    }

    yaml function_type(pugi::xml_node node) {
        auto parameters = yaml::list();
        for_each_child(*in_.source, node, [&](pugi::xml_node one) {
            if (local_name(one) != "parameters") return;
            parameters.items.push_back(or_any(reference_in_type(one, attribute(one, "typeRef"))));
        });
        auto out = yaml::mapping();
        out.add("parameters", std::move(parameters));
        out.add("result", or_any(reference_in_type(node, attribute(node, "outputTypeRef"))));
        return one_of("function", std::move(out));
    }

    static yaml or_any(const yaml& type) { return type.empty() ? yaml::scalar("Any") : type; }

    /// A reference from inside a definition: one that leads back to it cannot be said.
    yaml reference_in_type(pugi::xml_node node, std::string_view reference) {
        const auto found = find(node, reference);
        if (!found || !leads_to(found, definition_of(node))) return named(node, reference);
        told_.warn(
            "dmn-type", place_of(*in_.source, node),
            {"Typen »" + std::string(reference) + "« indeholder sig selv; her tages alle værdier.",
             "The type `" + std::string(reference) +
                 "` contains itself; all values are taken here."});
        return {};
    }

    pugi::xml_node definition_of(pugi::xml_node node) const {
        while (node.parent() != in_.source->definitions())
            node = node.parent();
        return node;
    }

    bool leads_to(const declared& from, pugi::xml_node wanted) {
        std::vector<declared> open{from};
        std::set<const item_type*> seen{from.type};
        while (!open.empty() && steps_ > 0) {
            --steps_;
            const auto one = open.back();
            open.pop_back();
            if (one.type->node == wanted) return true;
            for (const auto& next : references_of(one)) {
                if (seen.insert(next.type).second) open.push_back(next);
            }
        }
        return false;
    }

    const std::vector<declared>& references_of(const declared& of) {
        const auto [at, fresh] = references_.try_emplace(of.type);
        if (!fresh) return at->second;
        for (auto node = of.type->node.first_child(); node;
             node = next_in_document(node, of.type->node)) {
            const auto name = local_name(node);
            const auto reference = name == "typeRef"        ? content_of(node)
                                   : name == "functionItem" ? attribute(node, "outputTypeRef")
                                                            : attribute(node, "typeRef");
            if (reference.empty() || standard_type(reference)) continue;
            if (auto found = find_declared(all_, *of.in, node, reference))
                at->second.push_back(found);
        }
        return at->second;
    }

    const models& all_;
    const model& in_;
    notes& told_;
    const feel::name_scope& names_;
    std::map<const item_type*, std::vector<declared>> references_{};
    std::size_t steps_ = 1'000'000; ///< a hostile model's types are not followed for ever
};

// References name no values.
const feel::name_scope& no_names() {
    static const feel::name_scope none{};
    return none;
}

} // namespace

yaml type_named(const models& all, const model& in, notes& told, pugi::xml_node node,
                std::string_view reference) {
    return type_reader(all, in, told, no_names()).named(node, reference);
}

yaml result_named(const models& all, const model& in, notes& told, pugi::xml_node node,
                  std::string_view reference) {
    type_reader reader(all, in, told, no_names());
    const auto found = reader.find(node, reference);
    if (!found) return reader.named(node, reference);
    const auto function = child_of(*found.in->source, found.type->node, "functionItem");
    if (!function) return reader.named(node, reference);
    return type_reader(all, *found.in, told, no_names())
        .named(function, attribute(function, "outputTypeRef"));
}

void add_types(const models& all, const model& in, notes& told, const all_names& names, yaml& out) {
    type_reader reader(all, in, told, names.every);
    for_each_child(*in.source, in.source->definitions(), [&](pugi::xml_node node) {
        if (local_name(node) != "itemDefinition") return;
        const auto at = in.types.find(feel::normal_name(attribute(node, "name")));
        if (at != in.types.end()) out.add(at->second.canonical, reader.item(node));
    });
}

} // namespace hjemmel::dmn::detail
