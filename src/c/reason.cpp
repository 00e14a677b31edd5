// SPDX-License-Identifier: Apache-2.0
// The tree of reasons.
#include "shim.hpp"

#include <hjemmel/explain/reason.hpp>

#include <memory>

using namespace hjemmel::c;

/// A node, beside the engine's own: each is a handle that can be told from others.
struct hjemmel_reason : handle<tag::reason> {
    const hjemmel::explain::reason* of = nullptr;
    std::unique_ptr<hjemmel_reason[]> parts{};
    std::unique_ptr<const hjemmel::explain::reason> tree{}; ///< the root's: the whole
};

namespace {

using hjemmel::eval::mark;
using hjemmel::explain::reason;
using hjemmel::explain::used;

// As deep as the tree, which the limits of rule files bound.
void mirror(hjemmel_reason& node, const reason& of) {
    node.of = &of;
    node.parts = std::make_unique<hjemmel_reason[]>(of.parts.size());
    for (std::size_t i = 0; i < of.parts.size(); ++i)
        mirror(node.parts[i], of.parts[i]);
}

std::int32_t kind_out(reason::kind of) {
    switch (of) {
    case reason::kind::decision:
        return HJEMMEL_REASON_KIND_DECISION;
    case reason::kind::group:
        return HJEMMEL_REASON_KIND_GROUP;
    case reason::kind::requirement:
        return HJEMMEL_REASON_KIND_REQUIREMENT;
    case reason::kind::row:
        return HJEMMEL_REASON_KIND_ROW;
    case reason::kind::cell:
        return HJEMMEL_REASON_KIND_CELL;
    case reason::kind::stand_in:
        return HJEMMEL_REASON_KIND_STAND_IN;
    }
    return HJEMMEL_REASON_KIND_DECISION;
}

std::int32_t kind_out(used::kind of) {
    switch (of) {
    case used::kind::fact:
        return HJEMMEL_USED_KIND_FACT;
    case used::kind::stand_in:
        return HJEMMEL_USED_KIND_STAND_IN;
    case used::kind::parameter:
        return HJEMMEL_USED_KIND_PARAMETER;
    case used::kind::decision:
        return HJEMMEL_USED_KIND_DECISION;
    case used::kind::related:
        return HJEMMEL_USED_KIND_RELATED;
    }
    return HJEMMEL_USED_KIND_FACT;
}

std::int32_t mark_out(mark of) {
    switch (of) {
    case mark::not_reached:
        return HJEMMEL_MARK_NOT_REACHED;
    case mark::met:
        return HJEMMEL_MARK_MET;
    case mark::not_met:
        return HJEMMEL_MARK_NOT_MET;
    case mark::undecided:
        return HJEMMEL_MARK_UNDECIDED;
    case mark::failed:
        return HJEMMEL_MARK_FAILED;
    }
    return HJEMMEL_MARK_FAILED;
}

} // namespace

hjemmel_result hjemmel_reason_new(const hjemmel_outcome* outcome, hjemmel_reason** into,
                                  hjemmel_error** error) noexcept {
    return make(into, error, [&] {
        demand(outcome, "outcome");
        auto root = std::make_unique<hjemmel_reason>();
        root->tree = std::make_unique<const reason>(outcome->content.reason_tree());
        mirror(*root, *root->tree);
        return root.release();
    });
}

void hjemmel_reason_free(hjemmel_reason* root) noexcept {
    if (usable(root) && root->tree) delete root;
}

hjemmel_result hjemmel_reason_get_info(const hjemmel_reason* reason, int32_t language,
                                       hjemmel_reason_info* into) noexcept {
    if (!usable(reason) || into == nullptr || !is_language(language)) return HJEMMEL_ERROR_ARGUMENT;
    const auto& of = *reason->of;
    hjemmel_reason_info info{};
    if (of.interpretation) info.flags |= HJEMMEL_REASON_FLAG_INTERPRETATION;
    if (of.brief) info.flags |= HJEMMEL_REASON_FLAG_BRIEF;
    info.kind = kind_out(of.what);
    info.mark = mark_out(of.mark);
    info.id = text_out(of.id);
    info.text = text_out(of.text, language);
    info.label = text_out(of.label, language);
    info.unit = text_out(of.unit);
    info.value = out(&of.value);
    info.part_count = of.parts.size();
    info.used_count = of.facts.size();
    info.source_count = of.sources.size();
    info.missing_count = of.missing.size();
    return fill(into, info);
}

const hjemmel_reason* hjemmel_reason_part(const hjemmel_reason* reason, size_t at) noexcept {
    if (!usable(reason) || at >= reason->of->parts.size()) return nullptr;
    return &reason->parts[at];
}

hjemmel_result hjemmel_reason_used(const hjemmel_reason* reason, size_t at, int32_t language,
                                   hjemmel_used* into) noexcept {
    if (!usable(reason) || into == nullptr || !is_language(language)) return HJEMMEL_ERROR_ARGUMENT;
    if (at >= reason->of->facts.size()) return HJEMMEL_NONE;
    const auto& of = reason->of->facts[at];
    hjemmel_used one{};
    one.kind = kind_out(of.what);
    if (of.interpretation) one.flags |= HJEMMEL_USED_FLAG_INTERPRETATION;
    if (of.changed) one.flags |= HJEMMEL_USED_FLAG_CHANGED;
    one.name = text_out(of.name);
    one.label = text_out(of.label, language);
    one.unit = text_out(of.unit);
    one.value = out(&of.value);
    return fill(into, one);
}

hjemmel_result hjemmel_reason_source(const hjemmel_reason* reason, size_t at, int32_t language,
                                     hjemmel_source* into) noexcept {
    if (!usable(reason) || into == nullptr || !is_language(language)) return HJEMMEL_ERROR_ARGUMENT;
    if (at >= reason->of->sources.size()) return HJEMMEL_NONE;
    const auto& of = reason->of->sources[at];
    hjemmel_source one{};
    one.id = text_out(of.id);
    one.title = text_out(of.title, language);
    one.issuer = text_out(of.issuer);
    one.reference = text_out(of.reference);
    one.published = text_out(of.published);
    one.url = text_out(of.url);
    one.place = text_out(of.where, language);
    return fill(into, one);
}

hjemmel_result hjemmel_reason_missing(const hjemmel_reason* reason, size_t at,
                                      hjemmel_text* into) noexcept {
    if (!usable(reason) || into == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    const bool found = at < reason->of->missing.size();
    *into = found ? text_out(reason->of->missing[at]) : no_text();
    return found ? HJEMMEL_OK : HJEMMEL_NONE;
}
