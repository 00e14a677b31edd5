// SPDX-License-Identifier: Apache-2.0
// One entity's facts as the host gave them -> values of their declared types.
#pragma once

#include <hjemmel/eval/machine.hpp>
#include <hjemmel/eval/record.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::eval::detail {

/// Reads facts one by one. Everything that is wrong is told; what a fact leaves out is missing.
class fact_reader {
  public:
    fact_reader(record& r, instance& of, machine& m, diagnostics& found, std::string prefix)
        : record_(r), of_(of), machine_(m), found_(found), prefix_(std::move(prefix)) {}

    /// Reads for this slot from now on.
    void enter(plan::index slot) {
        slot_ = slot;
        machine_.enter(of_);
    }

    void report(std::string_view code, const std::string& path, bilingual text, bilingual hint,
                const value* what, severity level = severity::error);

    /// What is left out: an unknown of its own.
    value missing(const type_ptr& t, bool optional, std::string path);

    /// The value as one of the type, or nothing after an error.
    std::optional<value> read(const value& given, const type_ptr& t, bool optional,
                              const std::string& path);

    /// The same under dynamic typing, as in DMN: converted where the type allows it, else null with
    /// a warning.
    value read_or_null(const value& given, const type_ptr& t, const std::string& path);

  private:
    std::optional<value> read_part(const value& given, const type_ptr& t, const std::string& path);
    bool is_allowed(const type& t, const value& what);
    std::uint32_t number_unknown(const type_ptr& t, bool optional, std::string path);
    std::optional<value> wrong_type(const value& given, const type& t, const std::string& path);
    /// "The fact alder", or of what is preset "The decision alder".
    bilingual named(const std::string& path) const;
    std::optional<value> read_scalar(const value& given, const type& t, const std::string& path);
    std::optional<value> read_list(const value& given, const type& t, const std::string& path);
    std::optional<value> read_context(const value& given, const type& t, const std::string& path);
    std::string below_fact(const std::string& path) const;
    context_shape_ptr shape_of(const type& t);
    static bool is_period(const type& t);
    bool in_order(const context_value& c, const std::string& path);
    void note_doubts(std::vector<value>& items, const std::string& path);
    static bool overlap(const std::vector<value>& items);

    record& record_;
    instance& of_;
    machine& machine_;
    diagnostics& found_;
    std::string prefix_;
    plan::index slot_ = 0;
    std::vector<std::pair<const type*, context_shape_ptr>> shapes_{};
};

} // namespace hjemmel::eval::detail
