// SPDX-License-Identifier: Apache-2.0
// The tree of reasons.
#include "shim.hpp"

#include <hjemmel/explain/reason.hpp>

#include <memory>

using namespace hjemmel::c;

namespace {

using hjemmel::eval::mark;
using hjemmel::explain::reason;
using hjemmel::explain::used;

/// The root, which its handle is a pointer into: every node of the tree is a reason.
const reason* in(const hjemmel_reason* one) { return reinterpret_cast<const reason*>(one); }
const hjemmel_reason* out_reason(const reason* one) {
    return reinterpret_cast<const hjemmel_reason*>(one);
}

std::int32_t kind_out(reason::kind of) {
    switch (of) {
    case reason::kind::decision:
        return HJEMMEL_REASON_DECISION;
    case reason::kind::group:
        return HJEMMEL_REASON_GROUP;
    case reason::kind::requirement:
        return HJEMMEL_REASON_REQUIREMENT;
    case reason::kind::row:
        return HJEMMEL_REASON_ROW;
    case reason::kind::cell:
        return HJEMMEL_REASON_CELL;
    case reason::kind::stand_in:
        return HJEMMEL_REASON_STAND_IN;
    }
    return HJEMMEL_REASON_DECISION;
}

std::int32_t kind_out(used::kind of) {
    switch (of) {
    case used::kind::fact:
        return HJEMMEL_USED_FACT;
    case used::kind::stand_in:
        return HJEMMEL_USED_STAND_IN;
    case used::kind::parameter:
        return HJEMMEL_USED_PARAMETER;
    case used::kind::decision:
        return HJEMMEL_USED_DECISION;
    case used::kind::related:
        return HJEMMEL_USED_RELATED;
    }
    return HJEMMEL_USED_FACT;
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
                                  hjemmel_error** error) {
    return make(into, error, [&] {
        if (outcome == nullptr) throw wrong_argument({"`outcome` er NULL.", "`outcome` is NULL."});
        auto root = std::make_unique<reason>(outcome->content.reason_tree());
        return reinterpret_cast<hjemmel_reason*>(root.release());
    });
}

void hjemmel_reason_free(hjemmel_reason* root) { delete reinterpret_cast<reason*>(root); }

hjemmel_result hjemmel_reason_get_info(const hjemmel_reason* reason, int32_t language,
                                       hjemmel_reason_info* into) {
    if (reason == nullptr || into == nullptr || !is_language(language))
        return HJEMMEL_ERROR_ARGUMENT;
    const auto& of = *in(reason);
    hjemmel_reason_info info{};
    if (of.interpretation) info.flags |= HJEMMEL_REASON_INTERPRETATION;
    if (of.brief) info.flags |= HJEMMEL_REASON_BRIEF;
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
    return fill(into, sizeof(hjemmel_reason_info), info);
}

const hjemmel_reason* hjemmel_reason_part(const hjemmel_reason* reason, size_t at) {
    if (reason == nullptr || at >= in(reason)->parts.size()) return nullptr;
    return out_reason(&in(reason)->parts[at]);
}

hjemmel_result hjemmel_reason_used(const hjemmel_reason* reason, size_t at, int32_t language,
                                   hjemmel_used* into) {
    if (reason == nullptr || into == nullptr || !is_language(language))
        return HJEMMEL_ERROR_ARGUMENT;
    if (at >= in(reason)->facts.size()) return HJEMMEL_NONE;
    const auto& of = in(reason)->facts[at];
    hjemmel_used one{};
    one.kind = kind_out(of.what);
    if (of.interpretation) one.flags |= HJEMMEL_REASON_INTERPRETATION;
    if (of.changed) one.flags |= HJEMMEL_USED_CHANGED;
    one.name = text_out(of.name);
    one.label = text_out(of.label, language);
    one.unit = text_out(of.unit);
    one.value = out(&of.value);
    return fill(into, sizeof(hjemmel_used), one);
}

hjemmel_result hjemmel_reason_source(const hjemmel_reason* reason, size_t at, int32_t language,
                                     hjemmel_source* into) {
    if (reason == nullptr || into == nullptr || !is_language(language))
        return HJEMMEL_ERROR_ARGUMENT;
    if (at >= in(reason)->sources.size()) return HJEMMEL_NONE;
    const auto& of = in(reason)->sources[at];
    hjemmel_source one{};
    one.id = text_out(of.id);
    one.title = text_out(of.title, language);
    one.issuer = text_out(of.issuer);
    one.reference = text_out(of.reference);
    one.published = text_out(of.published);
    one.url = text_out(of.url);
    one.place = text_out(of.where, language);
    return fill(into, sizeof(hjemmel_source), one);
}

hjemmel_result hjemmel_reason_missing(const hjemmel_reason* reason, size_t at, hjemmel_text* into) {
    if (reason == nullptr || into == nullptr) return HJEMMEL_ERROR_ARGUMENT;
    const bool found = at < in(reason)->missing.size();
    *into = found ? text_out(in(reason)->missing[at]) : no_text();
    return found ? HJEMMEL_OK : HJEMMEL_NONE;
}
