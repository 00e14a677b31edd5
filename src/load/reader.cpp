// SPDX-License-Identifier: Apache-2.0
#include "reader.hpp"

#include <hjemmel/core/nearest.hpp>

#include <algorithm>
#include <utility>

namespace hjemmel::load::detail {

namespace {

diagnostic made(std::string_view code, severity level, const place& where, bilingual text,
                bilingual hint) {
    return {.code = std::string(code),
            .level = level,
            .where = where,
            .text = std::move(text),
            .hint = std::move(hint),
            .fact = {},
            .value = {},
            .id = {}};
}

std::string joined(const std::vector<std::string_view>& names, std::string_view separator) {
    std::string all;
    for (const auto name : names) {
        if (!all.empty()) all += separator;
        all += name;
    }
    return all;
}

bilingual write(std::string_view text) { return sentence("Skriv", "Write", text, ".", "."); }

/// The first line of what stands at `where` in the file.
std::string_view written(const place& where) {
    const std::string_view text = where.file->text;
    const auto line = text.substr(where.begin, where.end - where.begin);
    return line.substr(0, line.find_first_of("\r\n"));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Of `{value: 37,5}`, where `5` is taken for a key: `37.5`; else empty.
std::string cut_number(const data::entry& entry) {
    const auto& key = entry.key;
    const std::string_view text = key.where.file->text;
    const bool digits = std::all_of(key.text.begin(), key.text.end(), is_digit);
    auto begin = std::size_t{key.where.begin};
    if (!digits || !is_nothing(entry.content) || begin < 2 || text[begin - 1] != ',') return {};
    for (--begin; begin > 0 && is_digit(text[begin - 1]);)
        --begin;
    const auto whole = text.substr(begin, key.where.begin - begin - 1);
    return whole.empty() ? std::string() : std::string(whole).append(".").append(key.text);
}

bool is_plain_null(const data& node) {
    return node.scalar.text == "null" && written(node.where) == "null";
}

} // namespace

bilingual sentence(std::string_view da, std::string_view en, std::string_view name,
                   std::string_view da_rest, std::string_view en_rest) {
    bilingual both;
    both.da.append(da).append(da.empty() ? "»" : " »").append(name).append("«").append(da_rest);
    both.en.append(en).append(en.empty() ? "`" : " `").append(name).append("`").append(en_rest);
    return both;
}

bool is_nothing(const data& node) {
    if (node.what == data::shape::none) return true;
    if (node.what != data::shape::scalar || !node.scalar.text.empty()) return false;
    return node.where.begin == node.where.end || written(node.where) == "~";
}

void reader::fail(std::string_view code, const place& where, bilingual text, bilingual hint) {
    faults_.push_back(made(code, severity::error, where, std::move(text), std::move(hint)));
}

void reader::warn(std::string_view code, const place& where, bilingual text, bilingual hint) {
    warnings_.push_back(made(code, severity::warning, where, std::move(text), std::move(hint)));
}

void reader::missing_key(const located_text& owner, std::string_view name) {
    fail("missing-key", owner.where,
         sentence("Nøglen", "The key", name, " mangler.", " is missing."),
         write(std::string(name) + ": …"));
}

void reader::missing_value(const data::entry& entry) {
    fail("missing-value", entry.key.where,
         sentence("Der mangler en værdi efter", "A value is missing after", entry.key.text, ".",
                  "."),
         {"Skriv værdien, eller slet nøglen.", "Write the value, or delete the key."});
}

void reader::wrong_shape(const place& where, std::string_view name, data::shape wanted) {
    switch (wanted) {
    case data::shape::mapping:
        fail("wrong-shape", where,
             sentence("Under", "Under", name, " skal der stå nøgler.", " there must be keys."),
             {"Skriv »nøgle: værdi« på linjer, der er rykket ind.",
              "Write `key: value` on lines that are indented."});
        break;
    case data::shape::list:
        fail("wrong-shape", where,
             sentence("Under", "Under", name, " skal der stå en liste.", " there must be a list."),
             {"Skriv hvert punkt på sin egen linje efter »- «.",
              "Write each item on a line of its own after `- `."});
        break;
    default:
        fail("wrong-shape", where,
             sentence("Efter", "After", name, " skal der stå én tekst.",
                      " there must be a single text."),
             {"Skriv teksten på samme linje, eventuelt i anførselstegn.",
              "Write the text on the same line, in quotes if need be."});
    }
}

bool reader::is_mapping(const data& node, const located_text& owner) {
    if (node.what == data::shape::mapping) return true;
    if (is_nothing(node)) {
        missing_value({owner, {}});
    } else {
        wrong_shape(node.where, owner.text, data::shape::mapping);
    }
    return false;
}

std::size_t reader::index(const data::entry& entry, const std::vector<std::string_view>& names) {
    const auto found = std::find(names.begin(), names.end(), entry.key.text);
    if (found == names.end()) {
        const auto danish = danish_key(entry.key.text, names);
        const auto near = danish.empty() ? nearest(entry.key.text, names) : std::string(danish);
        const std::string known = joined(names, ", ");
        if (const auto number = cut_number(entry); !number.empty()) {
            fail("unknown-key", entry.key.where,
                 {"I krøllede parenteser skiller et komma to nøgler.",
                  "In braces a comma separates two keys."},
                 write(number));
            return names.size();
        }
        fail("unknown-key", entry.key.where,
             sentence("Nøglen", "The key", entry.key.text, " er ukendt her.", " is unknown here."),
             near.empty() ? bilingual{"Kendte nøgler: " + known + ".", "Known keys: " + known + "."}
                          : write(near));
    }
    return static_cast<std::size_t>(found - names.begin());
}

bool reader::exactly_one(const data& node, const located_text& owner,
                         const std::vector<std::string_view>& names) {
    const auto has = [&node](std::string_view name) { return node.find(name) != nullptr; };
    const auto count = std::count_if(names.begin(), names.end(), has);
    if (count == 1) return true;
    const bilingual hint = {"Skriv netop én af: " + joined(names, ", ") + ".",
                            "Write exactly one of: " + joined(names, ", ") + "."};
    if (count == 0) {
        fail("missing-key", owner.where,
             sentence("Indholdet af", "The content of", owner.text, " mangler.", " is missing."),
             hint);
    } else {
        fail("conflicting-keys", owner.where,
             sentence("Nøglerne i", "The keys in", owner.text, " udelukker hinanden.",
                      " exclude each other."),
             hint);
    }
    return false;
}

void reader::named(const data::entry& all, const std::function<void(const data::entry&)>& each) {
    if (!is_mapping(all.content, all.key)) return;
    for (const auto& entry : all.content.entries)
        each(entry);
}

void reader::items(const data::entry& list,
                   const std::function<void(const data&, const located_text&)>& each) {
    if (!is_list(list)) return;
    for (const auto& item : list.content.items) {
        const auto end =
            item.what == data::shape::scalar
                ? item.where.end
                : item.where.begin + static_cast<std::uint32_t>(written(item.where).size());
        each(item, {list.key.text, {item.where.file, item.where.begin, end}, {}});
    }
}

located_text reader::scalar(const data::entry& entry) {
    const auto& node = entry.content;
    if (node.what != data::shape::scalar) {
        wrong_shape(node.where, entry.key.text, data::shape::scalar);
        return {};
    }
    if (node.scalar.text.empty() || is_plain_null(node)) {
        missing_value(entry);
        return {};
    }
    return node.scalar;
}

bilingual reader::words(const data::entry& entry) {
    static constexpr key<bilingual> languages[] = {
        {"da", false, [](reader& r, const data::entry& e, bilingual& b) { b.da = r.string(e); }},
        {"en", false, [](reader& r, const data::entry& e, bilingual& b) { b.en = r.string(e); }},
    };
    if (entry.content.what != data::shape::mapping) return {string(entry), {}};
    bilingual both;
    keys(entry.content, entry.key, languages, both);
    if (entry.content.entries.empty()) missing_key(entry.key, "da");
    return both;
}

bool reader::flag(const data::entry& entry) {
    const auto text = scalar(entry);
    if (text.empty() || text.text == "true" || text.text == "false") return text.text == "true";
    const auto danish = danish_boolean(text.text);
    fail("invalid-boolean", text.where,
         sentence("Efter", "After", entry.key.text, " skal der stå »true« eller »false«.",
                  " there must be `true` or `false`."),
         write(danish ? danish->instead : "true"));
    return false;
}

std::optional<hjemmel::date> reader::day(const data::entry& entry) {
    const auto text = scalar(entry);
    if (text.empty()) return std::nullopt;
    auto found = hjemmel::date::parse(text.text);
    if (found) return found;
    const auto danish = danish_date(text.text);
    fail("invalid-date", text.where,
         sentence("Efter", "After", entry.key.text, " skal der stå en dato, som findes.",
                  " there must be a date that exists."),
         danish ? write(danish->instead)
                : bilingual{"Skriv år, måned og dag, f.eks. »2019-12-31«.",
                            "Write year, month and day, such as `2019-12-31`."});
    return std::nullopt;
}

std::optional<std::size_t> reader::word(const data::entry& entry,
                                        const std::vector<std::string_view>& words) {
    const auto text = scalar(entry);
    if (text.empty()) return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), text.text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    const std::string near = nearest(text.text, words);
    const std::string known = joined(words, ", ");
    fail("unknown-word", text.where,
         sentence("Efter", "After", entry.key.text, " står der et ukendt ord.",
                  " there is an unknown word."),
         near.empty() ? bilingual{"Kendte ord: " + known + ".", "Known words: " + known + "."}
                      : write(near));
    return std::nullopt;
}

void reader::limit_expression(const located_text& text) {
    if (text.text.size() <= limits_.expression_bytes) return;
    fail("limit-expression", {text.where.file, text.where.begin, text.where.begin + 1},
         {"Udtrykket er for langt.", "The expression is too long."},
         {"Del det op i flere resultater eller funktioner, eller hæv grænsen.",
          "Split it into several decisions or functions, or raise the limit."});
}

located_text reader::expression(const data::entry& entry) {
    const auto& node = entry.content;
    if (node.what != data::shape::scalar) {
        fail("quote-needed", node.where,
             {"Et udtryk, der begynder med [ eller {, skal stå i anførselstegn.",
              "An expression that begins with [ or { must stand in quotes."},
             write("'" + std::string(written(node.where)) + "'"));
        return {};
    }
    const auto& text = node.scalar;
    if (text.text.empty()) {
        missing_value(entry);
        return {};
    }
    limit_expression(text);
    if (const auto number = danish_number(text.text)) told(*number, text);
    if (const auto date = danish_date(text.text)) told(*date, text);
    return text;
}

data reader::any(const data::entry& entry) {
    if (!is_nothing(entry.content)) return entry.content;
    missing_value(entry);
    return {};
}

data reader::list(const data::entry& entry) { return is_list(entry) ? entry.content : data{}; }

bool reader::is_list(const data::entry& entry) {
    const auto& node = entry.content;
    if (is_nothing(node)) {
        missing_value(entry);
        return false;
    }
    if (node.what != data::shape::list) {
        wrong_shape(node.where, entry.key.text, data::shape::list);
        return false;
    }
    if (!node.items.empty()) return true;
    fail("empty-list", entry.key.where,
         sentence("Listen", "The list", entry.key.text, " er tom.", " is empty."),
         {"Skriv mindst ét punkt, eller slet nøglen.",
          "Write at least one item, or delete the key."});
    return false;
}

std::vector<model::citation> reader::citations(const data::entry& entry) {
    std::vector<model::citation> all;
    switch (entry.content.what) {
    case data::shape::mapping:
        named(entry, [&](const data::entry& one) { all.push_back({one.key, words(one)}); });
        if (all.empty()) missing_value(entry);
        break;
    case data::shape::list:
        items(entry, [&](const data& item, const located_text& owner) {
            all.push_back({scalar({owner, item}), {}});
        });
        break;
    default:
        all.push_back({scalar(entry), {}});
    }
    return all;
}

void reader::told(const habit& found, const located_text& scalar) {
    bilingual text = {"Værdien er skrevet på dansk vis og læses anderledes her.",
                      "The value is written the Danish way and is read otherwise here."};
    warn(found.code, scalar.where, std::move(text), write(found.instead));
}

void reader::habits(const data& type, const data& value) {
    if (type.what != data::shape::scalar) return;
    for (const auto& item : value.items)
        habits(type, item);
    if (value.what != data::shape::scalar) return;
    const std::string& name = type.scalar.text;
    const std::string& text = value.scalar.text;
    const auto found = name == "number"    ? danish_number(text)
                       : name == "date"    ? danish_date(text)
                       : name == "boolean" ? danish_boolean(text)
                                           : std::nullopt;
    if (found) told(*found, value.scalar);
}

} // namespace hjemmel::load::detail
