// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/related.hpp>

#include "fault.hpp"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace hjemmel::io {

namespace {

using detail::fault;
using detail::naming;

/// The name of an entity's key, or an empty text.
std::string key_name(const plan::entity& of) {
    return of.key == plan::none ? std::string{} : of.slots[of.key].name;
}

/// A key as text, or an empty text where there is none.
std::string key_of(const facts& from, std::string_view name) {
    if (name.empty()) return {};
    for (const auto& [known, content] : from.entries()) {
        if (known != name) continue;
        if (content.is(kind::string)) return content.as_string();
        if (content.is(kind::number)) return content.as_number().text();
    }
    return {};
}

/// Facts as contexts, which share their names as long as these stay the same.
class context_maker {
  public:
    value make(const facts& from) {
        std::vector<std::string> names;
        std::vector<value> entries;
        if (!from.id().empty()) {
            names.emplace_back("sags_id");
            entries.emplace_back(from.id());
        }
        for (const auto& [name, content] : from.entries()) {
            names.push_back(name);
            entries.push_back(content);
        }
        if (!shape_ || shape_->names != names) {
            shape_ = std::make_shared<const context_shape>(context_shape{std::move(names)});
        }
        return context_value{shape_, std::move(entries)};
    }

  private:
    context_shape_ptr shape_{};
};

void refuse(given_case& one, fault why) {
    one.faults.push_back(detail::told(std::move(why)));
    one.faults.back().id = one.content.id();
}

bool has_fact(const facts& all, std::string_view name) {
    return std::any_of(all.entries().begin(), all.entries().end(),
                       [name](const auto& entry) { return entry.first == name; });
}

fault unknown_key(const std::string& key, std::string_view entity) {
    return {.code = "related-unknown-key",
            .text = naming("Nøglen findes ikke i tabellen over", "The key is not in the table of",
                           entity, ".", "."),
            .hint = {"Ret nøglen, eller tilføj rækken i tabellen.",
                     "Correct the key, or add the row to the table."},
            .value = key};
}

fault no_key(const std::string& name) {
    return {.code = "related-no-key",
            .text = naming("Rækken mangler nøglen", "The row lacks the key", name, ".", "."),
            .hint = {"Med flere sager skal hver række sige, hvilken den hører til.",
                     "With several cases each row must say to which of them it belongs."},
            .fact = name};
}

fault refused_rows(const std::string& plural) {
    return {.code = "related-refused",
            .text = naming("En eller flere rækker er afvist i tabellen over",
                           "One or more rows were refused in the table of", plural, ".", "."),
            .hint = {"Ret rækkerne; uden dem ville sagens tal være forkerte.",
                     "Correct the rows; without them the case's figures would be wrong."}};
}

fault given_twice(const std::string& name) {
    return {.code = "related-twice",
            .text = naming("Sagen og tabellen giver begge", "The case and the table both give",
                           name, ".", "."),
            .hint = {"Behold det ene.", "Keep one of them."},
            .fact = name};
}

/// The related cases by key; which of them belong nowhere.
class related_rows {
  public:
    related_rows(const plan::program& of, plan::index entity, const std::vector<given_case>& cases)
        : program_(of), child_(of.entities[entity].child), key_(key_name(of.entities[entity])),
          entity_name_(of.entities[entity].name) {
        for (const auto& one : cases)
            rows_.try_emplace(key_of(one.content, key_));
        only_ = cases.size() == 1 ? &rows_.begin()->second : nullptr;
    }

    void add(given_case one) {
        const auto key = key_of(one.content, key_);
        const auto found = rows_.find(key);
        auto* at = !key.empty() && found != rows_.end() ? &found->second : nullptr;
        if (key.empty()) at = only_;
        if (at == nullptr && one.faults.empty()) {
            refuse(one, key.empty() ? no_key(key_) : unknown_key(key, entity_name_));
        }
        if (at == nullptr && key.empty()) all_refused_ = true;
        if (!one.faults.empty()) {
            if (at != nullptr) at->refused = true;
            refused_.push_back(std::move(one));
            return;
        }
        drop_foreign_key(program_, child_, one.content);
        at->items.push_back(maker_.make(one.content));
    }

    void give_to(given_case& one) {
        const auto& plural = program_.entities[child_].plural;
        auto& rows = rows_.at(key_of(one.content, key_));
        if (has_fact(one.content, plural)) return refuse(one, given_twice(plural));
        if (rows.refused || all_refused_) return refuse(one, refused_rows(plural));
        one.content.set(plural, make_list(rows.items));
    }

    std::vector<given_case> take_refused() { return std::move(refused_); }

  private:
    struct row_list {
        std::vector<value> items{};
        bool refused = false;
    };

    const plan::program& program_;
    plan::index child_;
    std::string key_;
    std::string entity_name_;
    std::map<std::string, row_list> rows_{};
    row_list* only_ = nullptr;
    bool all_refused_ = false;
    context_maker maker_{};
    std::vector<given_case> refused_{};
};

} // namespace

std::string related_key(const plan::program& of, plan::index of_key, const facts& from) {
    return key_of(from, key_name(of.entities[of_key]));
}

void drop_foreign_key(const plan::program& of, plan::index entity, facts& from) {
    const auto& own = of.entities[entity];
    if (own.parent == plan::none) return;
    const auto key = key_name(of.entities[own.parent]);
    if (key.empty() || own.find(key) != plan::none || !has_fact(from, key)) return;
    facts without(from.id());
    for (const auto& [name, content] : from.entries()) {
        if (name != key) without.set(name, content);
    }
    from = std::move(without);
}

joined join_related(const plan::program& of, plan::index entity, std::vector<given_case> cases,
                    const next_case& related) {
    related_rows rows(of, entity, cases);
    while (auto one = related())
        rows.add(*std::move(one));
    for (auto& one : cases)
        rows.give_to(one);
    return {std::move(cases), rows.take_refused()};
}

related_parents::related_parents(const plan::program& of, plan::index entity,
                                 const next_case& parents)
    : program_(of), entity_(entity) {
    const auto name = key_name(of.entities[entity]);
    context_maker maker;
    while (auto one = parents()) {
        ++count_;
        const auto key = key_of(one->content, name);
        const bool twice = !key.empty() && by_key_.contains(key);
        if (twice) {
            refuse(*one, {.code = "related-twice",
                          .text = {"Nøglen står flere gange i tabellen.",
                                   "The key stands more than once in the table."},
                          .fact = name,
                          .value = key});
        }
        std::optional<value> content;
        if (one->faults.empty()) content = maker.make(one->content);
        if (!content) refused_.push_back(*std::move(one));
        if (!key.empty()) by_key_[key] = content;
        only_ = std::move(content);
    }
}

void related_parents::attach(given_case& to) const {
    const auto& parent = program_.entities[entity_];
    const auto key = key_of(to.content, key_name(parent));
    const auto found = by_key_.find(key);
    if (has_fact(to.content, parent.name)) {
        refuse(to, given_twice(parent.name));
    } else if (!key.empty() && found == by_key_.end()) {
        refuse(to, unknown_key(key, parent.name));
    } else if (!key.empty() || count_ == 1) {
        const auto& content = key.empty() ? only_ : found->second;
        if (content)
            to.content.set(parent.name, *content);
        else
            refuse(to, refused_rows(parent.name));
    }
}

} // namespace hjemmel::io
