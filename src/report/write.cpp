// SPDX-License-Identifier: Apache-2.0
// A report as CSV and as JSON.
#include "words.hpp"

#include <hjemmel/io/json.hpp>

#include <cstdio>
#include <string_view>

namespace hjemmel::report {

namespace {

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",;\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"') out += '"';
    }
    return out + '"';
}

std::string json_text(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out.append("\\").push_back(c);
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char code[8];
            std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
            out += code;
        } else {
            out += c;
        }
    }
    return out + '"';
}

/// What stands for a heading: a value's text; the word of its kind, which a value may be, too.
std::string json_heading(const heading& of) {
    if (of.what == heading::kind::value) return "{\"value\":" + json_text(of.id) + "}";
    return "{\"kind\":" + json_text(of.id) + "}";
}

std::string json_headings(const std::vector<heading>& all) {
    std::string out;
    for (const auto& one : all)
        out += (out.empty() ? "" : ",") + json_heading(one);
    return "[" + out + "]";
}

std::string number(const table& of, std::size_t row, std::size_t column) {
    return of.is_hidden(row, column) ? std::string() : std::to_string(of.at(row, column));
}

std::string_view status_name(const sheet& of) {
    return of.outside ? "outside_validity" : "counted";
}

std::string json_counts(const table& of) {
    std::string out;
    for (std::size_t row = 0; row < of.rows; ++row) {
        out += row == 0 ? "[" : ",[";
        for (std::size_t column = 0; column < of.columns; ++column) {
            const auto one = number(of, row, column);
            out.append(column == 0 ? "" : ",").append(one.empty() ? "null" : one);
        }
        out += "]";
    }
    return "[" + out + "]";
}

/// The cells by their numbers in `rows` and `columns`, from 0, and a warning where there are any.
std::string json_derivable(const model::version& in, const sheet& of) {
    std::string cells;
    for (const auto& one : of.derivable) {
        cells += (cells.empty() ? "[" : ",[") + std::to_string(one.row) + "," +
                 std::to_string(one.column) + "]";
    }
    std::string out = ",\"derivable\":[" + cells + "]";
    if (of.derivable.empty()) return out;
    return out + ",\"warning\":{\"da\":" + json_text(derivable_text(in, of, language::da)) +
           ",\"en\":" + json_text(derivable_text(in, of, language::en)) + "}";
}

std::string json_sheet(const model::version& in, const sheet& of) {
    std::string out = "{\"status\":" + json_text(std::string(status_name(of))) +
                      ",\"count\":" + json_text(of.count) + ",\"month\":" + json_text(of.month) +
                      ",\"date\":" + json_text(of.on.text()) + ",\"place\":" + json_text(of.place);
    if (of.outside) return out + "}";
    const auto undecided = of.undecided_hidden ? "null" : std::to_string(of.undecided);
    return out + ",\"threshold\":" + std::to_string(of.threshold) +
           ",\"rows\":" + json_headings(of.rows) + ",\"columns\":" + json_headings(of.columns) +
           ",\"counts\":" + json_counts(of.table) + json_derivable(in, of) +
           ",\"undecided\":" + undecided + "}";
}

/// "diskretion=0; laesning=samlet".
std::string changed_text(const printed& of) {
    std::string out;
    for (const auto& one : of.changed) {
        out += (out.empty() ? "" : "; ") + one.name + "=";
        out += one.to.is(kind::string) ? one.to.as_string() : io::write_value(one.to);
    }
    return out;
}

void csv_line(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        out.append(i == 0 ? "" : ",").append(csv_cell(cells[i]));
    out += '\n';
}

void csv_sheet(std::string& out, const printed& of, const sheet& one) {
    const std::vector<std::string> first{of.what.name.text, one.count, one.month, one.on.text(),
                                         one.place};
    const auto line = [&](const std::vector<std::string>& rest) {
        auto cells = first;
        cells.insert(cells.end(), rest.begin(), rest.end());
        cells.emplace_back(status_name(one));
        cells.push_back(changed_text(of));
        csv_line(out, cells);
    };
    if (one.outside) return line({"", "", "", "false", "false"});
    const auto yes = [](bool what) { return std::string(what ? "true" : "false"); };
    auto next = one.derivable.begin();
    for (std::size_t row = 0; row < one.table.rows; ++row) {
        for (std::size_t column = 0; column < one.table.columns; ++column) {
            const bool derivable = next != one.derivable.end() && *next == cell{row, column};
            if (derivable) ++next;
            line({one.rows[row].id, one.columns[column].id, number(one.table, row, column),
                  yes(one.table.is_hidden(row, column)), yes(derivable)});
        }
    }
}

} // namespace

std::string write_csv(const printed& of) {
    std::string out =
        "report,count,month,date,place,row,column,number,hidden,derivable,status,changed\n";
    for (const auto& one : of.sheets)
        csv_sheet(out, of, one);
    return out;
}

std::string write_json(const printed& of) {
    std::string changed;
    for (const auto& one : of.changed) {
        changed +=
            (changed.empty() ? "" : ",") + json_text(one.name) + ":" + io::write_value(one.to);
    }
    std::string out = "{\"ruleset\":" + json_text(of.file.ruleset.text) +
                      ",\"report\":" + json_text(of.what.name.text) + ",\"changed\":{" + changed +
                      "},\"refused\":" + std::to_string(of.refused) + ",\"sheets\":[";
    for (std::size_t i = 0; i < of.sheets.size(); ++i)
        out.append(i == 0 ? "\n" : ",\n").append(json_sheet(of.file, of.sheets[i]));
    return out + "\n]}\n";
}

} // namespace hjemmel::report
