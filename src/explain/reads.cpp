// SPDX-License-Identifier: Apache-2.0
#include "reads.hpp"

#include <algorithm>

namespace hjemmel::explain::detail {

namespace {

void add_once(std::vector<plan::index>& to, plan::index what) {
    if (std::find(to.begin(), to.end(), what) == to.end()) to.push_back(what);
}

/// Goes through code without recursion: files may nest calls as deep as they like.
class walk {
  public:
    walk(const plan::program& in, reads& to)
        : in_(in), to_(to), called_(in.functions.size(), false) {}

    void from(plan::index root) {
        pending_.push_back(root);
        while (!pending_.empty()) {
            const auto at = pending_.back();
            pending_.pop_back();
            if (at < in_.code.size()) visit(in_.code[at]);
        }
    }

  private:
    void visit(const plan::instruction& what) {
        note(what);
        // The first operand goes on top, so that names come in the order of the text.
        for (plan::index i = what.count; i > 0; --i)
            pending_.push_back(in_.operands[what.first + i - 1]);
    }

    void note(const plan::instruction& what) {
        switch (what.code) {
        case plan::op::slot:
            return add_once(to_.slots, what.a);
        case plan::op::parent_slot:
            return add_once(to_.parent_slots, what.a);
        case plan::op::parent:
            return add_once(to_.parents, what.a);
        case plan::op::related:
            return add_once(to_.related, what.a);
        case plan::op::parameter:
            return add_once(to_.parameters, what.a);
        case plan::op::call_function:
            return enter(what.a);
        case plan::op::closure:
            return named(what);
        case plan::op::table:
            return table(in_.tables[what.a]);
        default:
            return;
        }
    }

    void named(const plan::instruction& closure) {
        if (closure.b == 0) pending_.push_back(in_.literals[closure.a].body);
        if (closure.b == 1) enter(closure.a);
    }

    void table(const plan::table& t) {
        for (const auto& row : t.rows) {
            add(row.outputs);
            for (const auto& cell : row.cells)
                add({cell.test});
        }
        add(t.fallbacks);
        add(t.columns);
    }

    void add(const std::vector<plan::index>& expressions) {
        for (const auto one : expressions) {
            if (one != plan::none) pending_.push_back(in_.expressions[one].root);
        }
    }

    void enter(plan::index function) {
        if (called_[function]) return;
        called_[function] = true;
        const auto body = in_.functions[function].expression;
        if (body != plan::none) pending_.push_back(in_.expressions[body].root);
    }

    const plan::program& in_;
    reads& to_;
    std::vector<bool> called_;
    std::vector<plan::index> pending_{};
};

} // namespace

void add_reads(const plan::program& in, plan::index expression, reads& to) {
    if (expression == plan::none) return;
    walk(in, to).from(in.expressions[expression].root);
}

} // namespace hjemmel::explain::detail
