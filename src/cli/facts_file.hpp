// SPDX-License-Identifier: Apache-2.0
// A file of facts, whatever its form: JSON, JSON lines or CSV.
#pragma once

#include <hjemmel/eval/options.hpp>
#include <hjemmel/io/case_reader.hpp>
#include <hjemmel/plan/program.hpp>

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace hjemmel::cli {

/// A file that is open for reading, `-` for standard input. Its form is told by its name, and by
/// its first character where the name does not tell it.
class facts_file {
  public:
    /// Nothing when the file cannot be opened.
    static std::optional<facts_file> open(const std::string& path);

    /// Whether the cases are rows of a table, for which the entity must be known.
    bool is_table() const { return table_; }

    /// The cases, of this entity; may be called once. The file is closed when they are gone.
    std::function<std::optional<io::given_case>()>
    cases(const std::shared_ptr<const plan::program>& of, plan::index entity, eval::nulls gaps);

  private:
    struct file;
    explicit facts_file(std::shared_ptr<file> from) : file_(std::move(from)) {}

    std::shared_ptr<file> file_;
    bool table_ = false;
    io::json_form form_ = io::json_form::told_by_content;
};

} // namespace hjemmel::cli
