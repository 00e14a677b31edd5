// SPDX-License-Identifier: Apache-2.0
// One entity's facts as the host gave them -> values of their declared types.
#pragma once

#include <hjemmel/eval/machine.hpp>
#include <hjemmel/eval/record.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hjemmel::eval::detail {

/// Where in a fact: made into text only where something is told of it.
class fact_path {
  public:
    /// The fact or decision itself.
    fact_path(const std::string& name) : name_(&name) {}
    /// A field of what is there.
    fact_path(const fact_path& of, const std::string& field) : above_(&of), name_(&field) {}
    /// An item of it, counted from 1.
    fact_path(const fact_path& of, std::size_t item) : above_(&of), item_(item) {}

    /// "ydelsesperioder[2].til"
    std::string text() const {
        if (above_ == nullptr) return *name_;
        if (name_ != nullptr) return above_->text() + "." + *name_;
        return above_->text() + "[" + std::to_string(item_) + "]";
    }

  private:
    const fact_path* above_ = nullptr;
    const std::string* name_ = nullptr;
    std::size_t item_ = 0;
};

/// What is found out once about the contexts that facts are, for any number of cases.
class known_shapes {
  public:
    explicit known_shapes(const plan::program& of) : program_(of) {}

    /// That of a type's fields.
    const context_shape_ptr& of(const type& t);

    /// Where the entries of a type's fields are in contexts of a shape.
    struct places {
        context_shape_ptr given{};
        std::vector<std::size_t> fields{}; ///< npos: there is none
        std::size_t others = 0;            ///< entries that no field takes
    };
    /// Those of the shape that such contexts had the last time are at hand. Good until another
    /// shape is asked for.
    const places& places_of(const context_shape_ptr& given, const type& t);

  private:
    const plan::program& program_;
    std::map<const type*, context_shape_ptr> shapes_{};
    std::map<const type*, places> places_{};
};

/// Reads facts one by one. Everything that is wrong is told; what a fact leaves out is missing.
class fact_reader {
  public:
    fact_reader(record& r, instance& of, machine& m, known_shapes& shapes, diagnostics& found,
                std::string prefix)
        : record_(r), of_(of), machine_(m), shapes_(shapes), found_(found),
          prefix_(std::move(prefix)) {}

    /// Reads for this slot from now on.
    void enter(plan::index slot) {
        slot_ = slot;
        machine_.enter(of_);
    }

    void report(std::string_view code, const fact_path& path, bilingual text, bilingual hint,
                const value* what, severity level = severity::error);

    /// Numbers what is left out as an unknown of its own; `path`: below the fact.
    std::uint32_t number_unknown(const type_ptr& t, bool optional, std::string path);

    /// The value as one of the type, or nothing after an error.
    std::optional<value> read(const value& given, const type_ptr& t, bool optional,
                              const fact_path& path);

    /// The same under dynamic typing, as in DMN: converted where the type allows it, else null with
    /// a warning.
    value read_or_null(const value& given, const type_ptr& t, const fact_path& path);

  private:
    std::optional<value> read_part(const value& given, const type_ptr& t, const fact_path& path);
    bool is_allowed(const type& t, const value& what);
    std::optional<value> wrong_type(const value& given, const type& t, const fact_path& path);
    /// "The fact alder", or of what is preset "The decision alder".
    bilingual named(const fact_path& path) const;
    std::optional<value> read_scalar(const value& given, const type& t, const fact_path& path);
    std::optional<value> read_list(const value& given, const type& t, const fact_path& path);
    std::optional<value> read_context(const value& given, const type& t, const fact_path& path);
    std::string below_fact(const fact_path& path) const;
    bool refuse_unknown(const context_shape& given, const type& t, const fact_path& path);
    static bool is_period(const type& t);
    bool in_order(const context_value& c, const fact_path& path);
    void note_doubts(std::vector<value>& items, const fact_path& path);
    static bool surely_apart(const std::vector<value>& items);
    static bool overlap(const std::vector<value>& items);

    record& record_;
    instance& of_;
    machine& machine_;
    known_shapes& shapes_;
    diagnostics& found_;
    std::string prefix_;
    plan::index slot_ = 0;
};

} // namespace hjemmel::eval::detail
