// SPDX-License-Identifier: Apache-2.0
#include "vocabulary.hpp"

#include "numbers.hpp"

#include <memory>
#include <utility>

namespace hjemmel::explain::detail {

const model::word* vocabulary::find(std::string_view name) const {
    return file_ == nullptr ? nullptr : model::find_word(file_->words, name);
}

std::string vocabulary::called(std::string_view name) const {
    const auto* word = find(name);
    return word == nullptr ? std::string(name) : word->text.in(wanted_);
}

value vocabulary::spoken(const context_value& what) const {
    context_shape shape;
    std::vector<value> entries;
    for (std::size_t i = 0; i < what.entries.size(); ++i) {
        const auto& name = what.shape->names[i];
        const auto* word = find(name);
        const auto& entry = what.entries[i];
        const bool amounts = word != nullptr && is_amount(name) && entry.is(kind::number);
        shape.names.push_back(word == nullptr ? name : word->text.in(wanted_));
        entries.push_back(amounts ? value(amount(entry.as_number(), wanted_)) : spoken(entry));
    }
    return context_value{std::make_shared<const context_shape>(std::move(shape)),
                         std::move(entries)};
}

value vocabulary::spoken(const value& what) const {
    if (file_ == nullptr || file_->words.empty()) return what;
    if (what.is(kind::string)) return called(what.as_string());
    if (what.is(kind::context)) return spoken(what.as_context());
    if (what.is(kind::list)) {
        auto all = what.as_list();
        for (auto& item : all.items)
            item = spoken(item);
        return all;
    }
    if (what.is_undetermined()) {
        auto open = what.as_undetermined();
        for (auto& one : open.possible.values)
            one = spoken(one);
        return open;
    }
    return what;
}

void vocabulary::speak(reason& node) const {
    node.value = spoken(node.value);
    if (node.what == reason::kind::row) node.id = called(node.id);
    if (!is_money(node.unit)) node.unit = called(node.unit);
    for (auto& one : node.facts) {
        one.value = spoken(one.value);
        if (!is_money(one.unit)) one.unit = called(one.unit);
    }
    for (auto& part : node.parts)
        speak(part);
}

reason vocabulary::spoken(reason tree) const {
    if (file_ != nullptr && !file_->words.empty()) speak(tree);
    return tree;
}

vocabulary words_of(const eval::outcome& of, language wanted) {
    const bool evaluated = of.evidence && of.evidence->program;
    return {evaluated ? of.evidence->program->source.get() : nullptr, wanted};
}

} // namespace hjemmel::explain::detail
