// SPDX-License-Identifier: Apache-2.0
#include <hjemmel/check/strict.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace hjemmel::check {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// A thing in a sentence: what it is, and its name.
bilingual sentence(const bilingual& what, std::string_view name, const bilingual& rest) {
    bilingual out;
    out.da.append(what.da).append(" »").append(name).append("« ").append(rest.da);
    out.en.append(what.en).append(" `").append(name).append("` ").append(rest.en);
    return out;
}

/// A constant, so that nothing is made when the library is loaded.
struct word {
    const char* da;
    const char* en;
    operator bilingual() const { return {da, en}; } // NOLINT(google-explicit-constructor)
};

constexpr word fact_word{"Oplysningen", "The fact"};
constexpr word decision_word{"Resultatet", "The decision"};
constexpr word parameter_word{"Parameteren", "The parameter"};
constexpr word reading_word{"Læsemåden", "The reading"};
constexpr word requirement_word{"Betingelsen", "The requirement"};
constexpr word row_word{"Rækken", "The row"};
constexpr word letter_word{"Brevet", "The letter"};
constexpr word report_word{"Rapporten", "The report"};
constexpr word entity_word{"Entiteten", "The entity"};

class strict_check {
  public:
    explicit strict_check(const model::version& what) : version_(what) {}

    diagnostics all() {
        name(version_.ruleset, {"Regelsættet", "The ruleset"});
        languages(version_.title, version_.ruleset.where, {"Regelsættet", "The ruleset"},
                  version_.ruleset.text);
        if (version_.end_unknown && !version_.sources_until) undated_end();
        for (const auto& one : version_.sources)
            name(one.id, {"Kilden", "The source"});
        for (const auto& one : version_.entities)
            named(one.name, one.label, entity_word);
        for (const auto& one : version_.types)
            name(one.name, {"Typen", "The type"});
        for (const auto& one : version_.parameters)
            parameter(one);
        for (const auto& one : version_.facts)
            labelled(one.name, one.label, fact_word);
        for (const auto& one : version_.functions) {
            name(one.name, {"Funktionen", "The function"});
            model::each_table(one.body, [&](const model::table& table) { rows(table); });
        }
        for (const auto& one : version_.services)
            named(one.name, one.label, {"Tjenesten", "The service"});
        for (const auto& one : version_.decisions)
            decision(one);
        for (const auto& one : version_.words)
            languages(one.text, one.name.where, {"Ordet", "The word"}, one.name.text);
        for (const auto& one : version_.letters)
            letter(one);
        for (const auto& one : version_.reports)
            report(one);
        std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) {
            return a.where.begin < b.where.begin;
        });
        return std::move(found_);
    }

  private:
    void undated_end() {
        diagnostic d;
        d.code = "strict-end";
        d.where = version_.ruleset.where;
        d.text = {
            "Ingen kilde siger, hvornår reglerne ophører, og filen siger ikke, hvor længe kilderne "
            "rækker.",
            "No source says when the rules end, and the file does not say how far the sources "
            "reach."};
        d.hint = {"Skriv den sidste dag, som en kilde omtaler, som »sources_until« under »valid«.",
                  "Write the last day that a source speaks of as `sources_until` under `valid`."};
        found_.push_back(std::move(d));
    }

    void report(const char* code, const place& where, bilingual text, bilingual hint) {
        diagnostic out;
        out.code = code;
        out.where = where;
        out.text = std::move(text);
        out.hint = std::move(hint);
        found_.push_back(std::move(out));
    }

    void name(const located_text& what, const bilingual& kind) {
        if (is_ascii(what.text)) return;
        report("strict-name", what.where,
               sentence(kind, what.text,
                        {"har andre tegn end ASCII i navnet.", "has a name beyond ASCII."}),
               {"Skriv ae, oe og aa i navne; etiketter og tekster skrives på rigtigt dansk.",
                "Write ae, oe and aa in names; labels and texts are in proper Danish."});
    }

    void languages(const bilingual& text, const place& where, const bilingual& kind,
                   std::string_view of) {
        if (text.empty() || (!text.da.empty() && !text.en.empty())) return;
        report(
            "strict-language", where,
            sentence(kind, of, {"har kun tekst på ét sprog.", "has a text in one language only."}),
            {"Skriv {da: \"…\", en: \"…\"}.", "Write {da: \"…\", en: \"…\"}."});
    }

    void named(const located_text& what, const bilingual& label, const bilingual& kind) {
        name(what, kind);
        languages(label, what.where, kind, what.text);
    }

    void labelled(const located_text& what, const bilingual& label, const bilingual& kind) {
        named(what, label, kind);
        if (!label.empty()) return;
        report("strict-text", what.where,
               sentence(kind, what.text, {"har ingen etiket.", "has no label."}),
               {"Tilføj label: {da: \"…\", en: \"…\"}.", "Add label: {da: \"…\", en: \"…\"}."});
    }

    void text(const bilingual& sentences, const place& where, const bilingual& kind,
              std::string_view of) {
        languages(sentences, where, kind, of);
        if (!sentences.empty()) return;
        report("strict-text", where, sentence(kind, of, {"har ingen tekst.", "has no text."}),
               {"Tilføj text: {da: \"…\", en: \"…\"}.", "Add text: {da: \"…\", en: \"…\"}."});
    }

    void source(bool cited, const place& where, const bilingual& kind, std::string_view of) {
        if (cited) return;
        report(
            "strict-source", where, sentence(kind, of, {"har ingen kilde.", "has no source."}),
            {"Tilføj source: {kilde: \"sted i den\"}.", "Add source: {source: \"place in it\"}."});
    }

    void parameter(const model::parameter& one) {
        named(one.name, one.label, parameter_word);
        const auto cites = [](const auto& part) { return !part.grounds.citations.empty(); };
        const bool by_value =
            !one.values.empty() && std::all_of(one.values.begin(), one.values.end(), cites);
        const bool cited = cites(one) || by_value || !one.readings.empty();
        source(cited, one.name.where, parameter_word, one.name.text);
        if (one.label.empty() && one.readings.empty()) {
            text(one.grounds.text, one.name.where, parameter_word, one.name.text);
        } else {
            languages(one.grounds.text, one.name.where, parameter_word, one.name.text);
        }
        for (const auto& dated : one.values)
            languages(dated.grounds.text, one.name.where, parameter_word, one.name.text);
        for (const auto& reading : one.readings) {
            name(reading.name, reading_word);
            source(cites(reading), reading.name.where, reading_word, reading.name.text);
            text(reading.grounds.text, reading.name.where, reading_word, reading.name.text);
        }
    }

    void decision(const model::decision& one) {
        labelled(one.name, one.label, decision_word);
        languages(one.grounds.text, one.name.where, decision_word, one.name.text);
        model::each_table(one.logic, [&](const model::table& table) { rows(table); });
        if (const auto* group = std::get_if<model::requirement_group>(&one.logic)) {
            requirements(*group, false);
        }
    }

    void letter(const model::letter& one) {
        name(one.name, letter_word);
        for (const auto& part : model::letter_parts) {
            const auto& text = one.*part.text;
            languages({text.da.text, text.en.text}, one.name.where, letter_word, one.name.text);
        }
    }

    void report(const model::report& one) {
        labelled(one.name, one.label, report_word);
        source(!one.grounds.citations.empty(), one.name.where, report_word, one.name.text);
        for (const auto& count : one.counts)
            labelled(count.name, count.label, {"Tællemåden", "The count"});
    }

    void rows(const model::table& table) {
        for (const auto& column : table.inputs)
            languages(column.label, column.expression.where, {"Kolonnen", "The column"},
                      column.expression.text);
        for (const auto& column : table.outputs)
            named(column.name, column.label, {"Kolonnen", "The column"});
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const auto& row = table.rows[i];
            const auto shown = row.id.text.empty() ? std::to_string(i + 1) : row.id.text;
            name(row.id, row_word);
            source(!row.grounds.citations.empty(), row.where, row_word, shown);
            languages(row.grounds.text, row.where, row_word, shown);
        }
    }

    void requirements(const model::requirement_group& group, bool cited) {
        for (const auto& one : group.requirements) {
            const bool own = cited || !one.grounds.citations.empty();
            name(one.id, requirement_word);
            languages(one.grounds.text, one.id.where, requirement_word, one.id.text);
            if (!one.group.empty()) {
                requirements(one.group.front(), own);
                continue;
            }
            source(own, one.id.where, requirement_word, one.id.text);
            if (one.grounds.text.empty()) text({}, one.id.where, requirement_word, one.id.text);
        }
    }

    const model::version& version_;
    diagnostics found_{};
};

} // namespace

diagnostics strict(const model::version& what) { return strict_check(what).all(); }

} // namespace hjemmel::check
