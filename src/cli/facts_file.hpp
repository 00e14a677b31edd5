// SPDX-License-Identifier: Apache-2.0
// A file of facts, whatever its form: JSON, JSON lines or CSV.
#pragma once

#include <hjemmel/eval/options.hpp>
#include <hjemmel/io/case_chunk.hpp>
#include <hjemmel/io/case_reader.hpp>
#include <hjemmel/io/csv.hpp>
#include <hjemmel/plan/program.hpp>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace hjemmel::cli {

/// The cases of one file, in their order.
class file_cases {
  public:
    using reader = std::variant<io::csv_reader, io::case_reader>;
    explicit file_cases(reader from) : from_(std::make_unique<reader>(std::move(from))) {}
    /// One case alone, of no file.
    explicit file_cases(io::given_case alone) { put_back(std::move(alone)); }

    /// The next case; nothing at the end.
    std::optional<io::given_case> next();
    /// The next cases at once; false where none is left but what was put back.
    bool read(io::case_chunk& into);
    /// A case that `next` has given comes again, behind others that were put back.
    void put_back(io::given_case one) { back_.push_back(std::move(one)); }
    /// Whether `next` gives what was put back.
    bool has_back() const { return !back_.empty(); }

  private:
    std::unique_ptr<reader> from_{};
    std::deque<io::given_case> back_{};
};

/// A file that is open for reading, `-` for standard input. Its form is told by its name, and by
/// its first character where the name does not tell it.
class facts_file {
  public:
    /// Nothing when the file cannot be opened.
    static std::optional<facts_file> open(const std::string& path);

    /// Whether the cases are rows of a table, for which the entity must be known.
    bool is_table() const { return table_; }

    /// The cases, of this entity; may be called once. The file is closed when they are gone.
    file_cases cases(const std::shared_ptr<const plan::program>& of, plan::index entity,
                     eval::nulls gaps);

  private:
    struct file;
    explicit facts_file(std::shared_ptr<file> from) : file_(std::move(from)) {}

    std::shared_ptr<file> file_;
    bool table_ = false;
    io::json_form form_ = io::json_form::told_by_content;
};

} // namespace hjemmel::cli
