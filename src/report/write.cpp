// SPDX-License-Identifier: Apache-2.0
// A report as CSV and as JSON.
#include <hjemmel/report/write.hpp>

#include <cstdio>

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

std::string json_sheet(const sheet& of) {
    std::string out = "{\"count\":" + json_text(of.count) + ",\"month\":" + json_text(of.month) +
                      ",\"date\":" + json_text(of.on.text()) + ",\"place\":" + json_text(of.place) +
                      ",\"threshold\":" + std::to_string(of.threshold) +
                      ",\"rows\":" + json_headings(of.rows) +
                      ",\"columns\":" + json_headings(of.columns) + ",\"counts\":[";
    for (std::size_t row = 0; row < of.table.rows; ++row) {
        out += row == 0 ? "[" : ",[";
        for (std::size_t column = 0; column < of.table.columns; ++column) {
            const auto one = number(of.table, row, column);
            out.append(column == 0 ? "" : ",").append(one.empty() ? "null" : one);
        }
        out += "]";
    }
    const auto undecided = of.undecided_hidden ? "null" : std::to_string(of.undecided);
    return out + "],\"undecided\":" + undecided + "}";
}

} // namespace

std::string write_csv(const printed& of) {
    std::string out = "report,count,month,date,place,row,column,number,hidden\n";
    for (const auto& one : of.sheets) {
        for (std::size_t row = 0; row < one.table.rows; ++row) {
            for (std::size_t column = 0; column < one.table.columns; ++column) {
                for (const auto& text : {of.what.name.text, one.count, one.month, one.on.text(),
                                         one.place, one.rows[row].id, one.columns[column].id})
                    out.append(csv_cell(text)).append(",");
                out.append(number(one.table, row, column)).append(",");
                out += one.table.is_hidden(row, column) ? "true\n" : "false\n";
            }
        }
    }
    return out;
}

std::string write_json(const printed& of) {
    std::string out = "{\"ruleset\":" + json_text(of.file.ruleset.text) +
                      ",\"report\":" + json_text(of.what.name.text) +
                      ",\"refused\":" + std::to_string(of.refused) + ",\"sheets\":[";
    for (std::size_t i = 0; i < of.sheets.size(); ++i)
        out.append(i == 0 ? "\n" : ",\n").append(json_sheet(of.sheets[i]));
    return out + "\n]}\n";
}

} // namespace hjemmel::report
