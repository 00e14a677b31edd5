// SPDX-License-Identifier: Apache-2.0
// A small ruleset put together by hand, with one case evaluated by hand: what the tests of
// explain/ look at, without the passes before it.
#pragma once

#include <hjemmel/eval/outcome.hpp>

#include <deque>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sample {

using namespace hjemmel;
using plan::index;

inline located_text named(std::string text) { return {std::move(text), {}, {}}; }

inline model::input_column input(std::string expression) {
    model::input_column out;
    out.expression = named(std::move(expression));
    return out;
}

inline model::grounds grounds(bilingual text, const char* source = "", bilingual where = {},
                              bool interpretation = false) {
    model::grounds out;
    out.text = std::move(text);
    out.interpretation = interpretation;
    if (*source != '\0') out.citations.push_back({named(source), std::move(where)});
    return out;
}

/// Makes a program whose expressions read what they are said to read, and nothing else: reasons
/// do not depend on how it is computed.
class builder {
  public:
    model::version& file() { return *file_; }
    plan::program& program() { return *program_; }

    index entity(const char* name, const char* plural) {
        plan::entity one;
        one.name = name;
        one.plural = plural;
        program_->entities.push_back(std::move(one));
        model::entity declared;
        declared.name = named(name);
        declared.plural = plural;
        file_->entities.push_back(std::move(declared));
        return static_cast<index>(program_->entities.size() - 1);
    }

    index fact(index entity, const char* name, bilingual label, type_ptr type = types::string(),
               const char* judgement = "") {
        model::fact declared;
        declared.name = named(name);
        declared.label = std::move(label);
        if (*judgement != '\0') declared.judgement = named(judgement);
        file_->facts.push_back(std::move(declared));
        plan::slot one;
        one.name = name;
        one.is_fact = true;
        one.type = std::move(type);
        one.source = static_cast<index>(file_->facts.size() - 1);
        return add(entity, std::move(one));
    }

    index decision(index entity, const char* name, bilingual label, model::grounds why = {},
                   type_ptr type = types::boolean()) {
        model::decision declared;
        declared.name = named(name);
        declared.label = std::move(label);
        declared.grounds = std::move(why);
        file_->decisions.push_back(std::move(declared));
        plan::slot one;
        one.name = name;
        one.type = std::move(type);
        one.source = static_cast<index>(file_->decisions.size() - 1);
        return add(entity, std::move(one));
    }

    index parameter(const char* name, bilingual label, model::grounds why) {
        model::parameter declared;
        declared.name = named(name);
        declared.label = std::move(label);
        declared.grounds = std::move(why);
        file_->parameters.push_back(std::move(declared));
        plan::parameter one;
        one.name = name;
        one.source = static_cast<index>(file_->parameters.size() - 1);
        program_->parameters.push_back(std::move(one));
        return one_less(program_->parameters.size());
    }

    using read = std::pair<plan::op, index>;

    /// An expression with this text that reads these.
    index expression(const char* text, std::initializer_list<read> reads) {
        const auto first = static_cast<index>(program_->operands.size());
        for (const auto& [code, what] : reads) {
            program_->code.push_back({.code = code, .a = what});
            program_->operands.push_back(one_less(program_->code.size()));
        }
        const auto count = static_cast<index>(reads.size());
        program_->code.push_back({.code = plan::op::list, .first = first, .count = count});
        return finish(text);
    }

    index constant(const char* text, value what) {
        program_->constants.push_back(std::move(what));
        const auto at = one_less(program_->constants.size());
        program_->code.push_back({.code = plan::op::constant, .a = at});
        return finish(text);
    }

    model::requirement require(const char* id, model::grounds why) {
        model::requirement one;
        one.id = named(id);
        one.grounds = std::move(why);
        return one;
    }

    /// Gives a decision its requirements; `planned` beside `declared`, groups with their members.
    index group(const model::requirement_group& declared, std::vector<plan::requirement> planned) {
        kept_->groups.push_back(declared);
        program_->groups.push_back({declared.which, std::move(planned), &kept_->groups.back()});
        return one_less(program_->groups.size());
    }

    index table(const model::table& declared, plan::table planned) {
        kept_->tables.push_back(declared);
        planned.source = &kept_->tables.back();
        program_->tables.push_back(std::move(planned));
        return one_less(program_->tables.size());
    }

    plan::slot& slot(index entity, index at) { return program_->entities[entity].slots[at]; }

    std::shared_ptr<const plan::program> take() {
        program_->source = file_;
        return {kept_, program_};
    }

  private:
    static index one_less(std::size_t size) { return static_cast<index>(size - 1); }

    index add(index entity, plan::slot one) {
        auto& slots = program_->entities[entity].slots;
        slots.push_back(std::move(one));
        return one_less(slots.size());
    }
    index finish(const char* text) {
        program_->expressions.push_back({one_less(program_->code.size()), 0, named(text)});
        return one_less(program_->expressions.size());
    }

    /// What the program points into lives as long as the program.
    struct kept {
        plan::program program{};
        std::deque<model::requirement_group> groups{};
        std::deque<model::table> tables{};
    };

    std::shared_ptr<kept> kept_ = std::make_shared<kept>();
    std::shared_ptr<model::version> file_ = std::make_shared<model::version>();
    plan::program* program_ = &kept_->program;
};

inline context_shape_ptr shape(std::initializer_list<std::string> names) {
    return std::make_shared<const context_shape>(context_shape{names});
}

/// {ydelse, fra, til}; an absent `til` for one that is still running.
inline value period(const char* what, date from, value to) {
    static const auto names = shape({"ydelse", "fra", "til"});
    return context_value{names, {value(what), value(from), std::move(to)}};
}

inline value open(std::vector<value> still, std::vector<std::uint32_t> facts) {
    undetermined_value out;
    out.possible.shape = possible::form::values;
    out.possible.values = std::move(still);
    out.missing = missing_set(std::move(facts));
    return out;
}

inline value unknown(std::uint32_t fact) {
    undetermined_value out;
    out.missing = missing_set(fact);
    return out;
}

} // namespace sample
