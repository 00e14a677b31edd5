// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/io/feel_line.hpp>

#include "json_text.hpp"
#include "typed_text.hpp"
#include "value_text.hpp"

#include <hjemmel/io/json.hpp>
#include <hjemmel/io/typed_json.hpp>

#include <algorithm>
#include <utility>

namespace hjemmel::io {

namespace {

diagnostic bad_line(std::string_view key, bilingual text) {
    diagnostic d;
    d.code = "bad-feel-line";
    d.fact = key;
    d.text = std::move(text);
    d.hint = {R"(Skriv {"id": "1", "expression": "1 + a", "context": {"a": {"type": "number", )"
              R"("value": "2"}}}.)",
              R"(Write {"id": "1", "expression": "1 + a", "context": {"a": {"type": "number", )"
              R"("value": "2"}}}.)"};
    return d;
}

bilingual no_object(const std::string& key) {
    return {key + " skal være et JSON-objekt.", key + " must be a JSON object."};
}

/// The names of all fields in a value.
void add_fields(std::vector<std::string>& to, const value& in) {
    if (in.is(kind::list)) {
        for (const auto& item : in.as_list().items)
            add_fields(to, item);
    } else if (in.is(kind::context)) {
        const auto& names = in.as_context().shape->names;
        to.insert(to.end(), names.begin(), names.end());
        for (const auto& inner : in.as_context().entries)
            add_fields(to, inner);
    }
}

void take_out_repeated(std::vector<std::string>& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

class line_reader {
  public:
    result<feel_line> read(const facts& line) {
        bool written = false;
        for (const auto& [key, content] : line.entries()) {
            if (key == "expression") {
                written = content.is(kind::string);
                if (written) out_.text = content.as_string();
            } else if (key == "context") {
                read_values(content);
            } else if (key == "inputTypes") {
                read_types(content);
            } else if (key == "resultType") {
                out_.result = taken(read_type(content, key));
            }
        }
        if (!written) {
            found_.push_back(bad_line(
                "expression", {"expression skal være en tekst.", "expression must be a text."}));
        }
        if (!found_.empty()) return found_;
        take_out_repeated(out_.fields);
        return std::move(out_);
    }

  private:
    template<class T>
    T taken(result<T> read) {
        if (read) return std::move(read).value();
        found_.insert(found_.end(), read.diagnostics().begin(), read.diagnostics().end());
        return {};
    }

    void read_values(const value& content) {
        if (content.is_null()) return;
        if (!content.is(kind::context)) {
            found_.push_back(bad_line("context", no_object("context")));
            return;
        }
        const auto& all = content.as_context();
        for (std::size_t i = 0; i < all.entries.size(); ++i) {
            const auto& name = all.shape->names[i];
            auto read = taken(read_typed(all.entries[i], name));
            add_fields(out_.fields, read);
            name_of(name);
            out_.values.emplace_back(name, std::move(read));
        }
    }

    void read_types(const value& content) {
        if (content.is_null()) return;
        if (!content.is(kind::context)) {
            found_.push_back(bad_line("inputTypes", no_object("inputTypes")));
            return;
        }
        const auto& all = content.as_context();
        for (std::size_t i = 0; i < all.entries.size(); ++i) {
            const auto& name = all.shape->names[i];
            name_of(name) = taken(read_type(all.entries[i], "inputTypes." + name));
        }
    }

    /// The type of a name, which is new or already there.
    model::data& name_of(const std::string& name) {
        for (auto& [known, type] : out_.names) {
            if (known == name) return type;
        }
        return out_.names.emplace_back(name, model::data{}).second;
    }

    feel_line out_{};
    diagnostics found_{};
};

} // namespace

result<feel_line> read_feel_line(const facts& line) { return line_reader().read(line); }

std::string write_feel_line(const value& id, const value& found, const diagnostics& told,
                            language lang, std::size_t first_line) {
    detail::json_text identity(false);
    detail::write(identity, id, nullptr);
    std::string out =
        "{\"id\":" + identity.take() + ",\"value\":" + write_typed(found) + ",\"diagnostics\":[";
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (i > 0) out += ',';
        out += write_diagnostic(told[i], {.language = lang, .first_line = first_line});
    }
    return out + "]}";
}

} // namespace hjemmel::io
