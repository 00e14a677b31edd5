// SPDX-License-Identifier: Apache-2.0
// The cases that a command works on: files of facts, with their related cases joined in.
#pragma once

#include "arguments.hpp"
#include "facts_file.hpp"
#include "known_cases.hpp"
#include "messages.hpp"
#include "selection.hpp"
#include "terminal.hpp"

#include <hjemmel/io/related.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace hjemmel::cli {

/// Reads each case once, in the order of the files. What is wrong with files and cases is told on
/// standard error as it is met.
class cases {
  public:
    /// `chosen.entity` may be none: then the facts tell it. `otherwise`: the entity of cases that
    /// do not tell it; none: that is asked for.
    cases(selection& chosen, const facts_arguments& asked, plan::index otherwise = plan::none)
        : chosen_(chosen), asked_(asked),
          otherwise_(otherwise), how_{.lang = asked.lang, .colour = colour_on_messages()} {}

    /// Opens all files; false after telling why not.
    bool open() { return reads_input_once() && open_files() && find_entity() && open_tables(); }

    /// Hands over every case, refused ones too, until `take` gives false.
    void each(const std::function<bool(io::given_case)>& take);
    /// The same, but rows that `in` knows go to `take_known`; `pause` follows where more may take
    /// its time. Needs files alone.
    void each(known_cases& in, const std::function<bool(io::given_case)>& take,
              const std::function<bool(std::size_t row)>& take_known,
              const std::function<bool()>& pause);

    /// Says why a case is refused; the faults of a table's header once, not with every row.
    void tell(const io::given_case& one);

    /// Takes the line of progress away, so that a message can stand there.
    void clear() { progress_.clear(); }

    exit_status status() const { return status_; }

  private:
    struct table {
        plan::index entity = plan::none;
        file_cases rows;
    };

    const plan::program& program() const { return chosen_.version.program(); }
    const plan::entity& entity() const { return program().entities[chosen_.entity]; }

    bool fail(const std::string& text);
    bool reads_input_once();
    bool open_files();
    bool find_entity();
    void look_at(file_cases given);
    bool open_tables();
    bool open_table(const std::string& text);
    void step() { progress_.step(asked_.lang == language::da ? "sager" : "cases"); }
    void join_down(const std::function<bool(io::given_case)>& take);

    selection& chosen_;
    const facts_arguments& asked_;
    plan::index otherwise_;
    manner how_;
    progress progress_{};
    exit_status status_ = exit_status::done;
    std::vector<facts_file> opened_{};
    std::vector<file_cases> files_{};
    std::optional<table> down_{};
    std::optional<io::related_parents> up_{};
    place last_fault_{};
};

} // namespace hjemmel::cli
