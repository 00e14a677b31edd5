// SPDX-License-Identifier: Apache-2.0
// Tables of messages: one for what rule files do not take, one for the YAML parser's complaints.
#include "yaml_messages.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

namespace hjemmel::load::detail {

namespace {

struct message {
    std::string_view code; ///< or the beginning of the parser's sentence
    std::string_view da;
    std::string_view en;
    std::string_view hint_da;
    std::string_view hint_en;
};

constexpr message faults[] = {
    {"alias", "Henvisninger (*navn) er ikke tilladt.", "References (*name) are not allowed.",
     "Skriv indholdet ud, eller sæt teksten i anførselstegn.",
     "Write the content out, or put the text in quotes."},
    {"anchor", "Ankre (&navn) er ikke tilladt.", "Anchors (&name) are not allowed.",
     "Slet ankeret, eller sæt teksten i anførselstegn.",
     "Delete the anchor, or put the text in quotes."},
    {"control-character", "Teksten indeholder et styretegn.",
     "The text contains a control character.",
     "Slet tegnet; kun tabulator og linjeskift er tilladt.",
     "Delete the character; only tab and line feed are allowed."},
    {"duplicate-key", "Nøglen står to gange i samme blok.",
     "The key stands twice in the same block.", "Slet den ene, eller giv den et andet navn.",
     "Delete one of them, or rename it."},
    {"empty-file", "Filen er tom.", "The file is empty.", "Begynd med linjen »hjemmel: 1«.",
     "Begin with the line `hjemmel: 1`."},
    {"key-shape", "En nøgle skal være en tekst.", "A key must be a text.",
     "Skriv nøglen som »navn:«; er det en værdi, så se efter, at alle parenteser er lukket.",
     "Write the key as `name:`; if it is a value, see that all brackets are closed."},
    {"limit-depth", "Filen er indlejret for dybt.", "The file is nested too deeply.",
     "Giv de inderste dele navne som egne resultater, eller hæv grænsen.",
     "Name the innermost parts as decisions of their own, or raise the limit."},
    {"limit-nodes", "Filen har for mange nøgler og værdier.",
     "The file has too many keys and values.", "Del reglerne i flere regelsæt, eller hæv grænsen.",
     "Split the rules into several rulesets, or raise the limit."},
    {"limit-scalar", "Teksten er for lang.", "The text is too long.",
     "Forkort teksten, eller hæv grænsen.", "Shorten the text, or raise the limit."},
    {"merge-key", "Sammenfletning med »<<« er ikke tilladt.", "Merging by `<<` is not allowed.",
     "Skriv nøglerne ud.", "Write the keys out."},
    {"tag", "Mærker (!navn) er ikke tilladt.", "Tags (!name) are not allowed.",
     "Slet mærket, eller sæt teksten i anførselstegn.",
     "Delete the tag, or put the text in quotes."},
    {"trailing-content", "Der står noget efter reglernes afslutning.",
     "Something stands after the end of the rules.",
     "Slet det, eller ret indrykningen, så det hører til reglerne.",
     "Delete it, or mend the indentation so that it belongs to the rules."},
    {"unclosed-quote", "Anførselstegnet bliver ikke lukket.", "The quote is not closed.",
     "Sæt det samme tegn efter teksten.", "Put the same mark after the text."},
};

constexpr message syntax[] = {
    {"illegal map value", "Her kan der ikke stå et kolon.", "A colon cannot stand here.",
     "Hører kolonet til værdien, så sæt den i enkelte anførselstegn ('…'), eller skriv »>-« efter "
     "nøglen og værdien indrykket på næste linje.",
     "If the colon belongs to the value, put it in single quotes ('…'), or write `>-` after the "
     "key and the value indented on the next line."},
    {"end of map not found", "Her ventes en ny nøgle eller blokkens slutning.",
     "A new key or the end of the block is expected here.",
     "Ret indrykningen, eller sæt hele værdien i anførselstegn.",
     "Mend the indentation, or put the whole value in quotes."},
    {"end of map flow not found", "Den krøllede parentes bliver ikke lukket.",
     "The brace is not closed.",
     "Sæt »}« efter det sidste element; er det et udtryk, så sæt det i anførselstegn.",
     "Put `}` after the last entry; if it is an expression, put it in quotes."},
    {"end of sequence not found", "Her ventes et nyt punkt eller listens slutning.",
     "A new item or the end of the list is expected here.",
     "Ret indrykningen, så alle punkter begynder i samme kolonne.",
     "Mend the indentation so that all items begin in the same column."},
    {"end of sequence flow not found", "Den kantede parentes bliver ikke lukket.",
     "The bracket is not closed.",
     "Sæt »]« efter det sidste element; er det et udtryk, så sæt det i anførselstegn.",
     "Put `]` after the last item; if it is an expression, put it in quotes."},
    {"illegal tab", "Der er rykket ind med tabulator.", "A tab is used for indentation.",
     "Ryk ind med mellemrum.", "Indent with spaces."},
    {"illegal block entry", "Her kan der ikke stå et punkt (-).",
     "A list item (-) cannot stand here.", "Sæt punktet på sin egen linje, rykket ind.",
     "Put the item on a line of its own, indented."},
    {"illegal map key", "Her kan der ikke stå en nøgle.", "A key cannot stand here.",
     "Ret indrykningen.", "Mend the indentation."},
    {"illegal flow end", "Der lukkes en parentes, som ikke er åbnet.",
     "A bracket is closed that was not opened.", "Slet den, eller sæt teksten i anførselstegn.",
     "Delete it, or put the text in quotes."},
    {"illegal EOF", "Filen slutter midt i en tekst.", "The file ends inside a text.",
     "Luk anførselstegnet.", "Close the quote."},
    {"illegal document indicator", "Filens slutning står midt i en tekst.",
     "The end of the file stands inside a text.", "Luk anførselstegnet.", "Close the quote."},
    {"unknown escape character", "Tegnet efter »\\« har ingen betydning.",
     "The character after `\\` has no meaning.",
     "Skriv »\\\\« for en omvendt skråstreg, eller brug enkelte anførselstegn.",
     "Write `\\\\` for a backslash, or use single quotes."},
    {"unknown token", "Tegnet kan ikke begynde en værdi.", "The character cannot begin a value.",
     "Sæt teksten i anførselstegn.", "Put the text in quotes."},
};

constexpr message tab = {
    "yaml-syntax", "Linjen er indrykket med tabulator.", "The line is indented with a tab.",
    "Indryk med mellemrum, to for hvert niveau.", "Indent with blanks, two a level."};

constexpr message unknown_syntax = {"yaml-syntax", "Filen er ikke gyldig YAML.",
                                    "The file is not valid YAML.",
                                    "Se efter indrykning, kolon og anførselstegn her og lige før.",
                                    "Look at indentation, colons and quotes here and just before."};

diagnostic made(std::string_view code, const message& said, place where) {
    return {.code = std::string(code),
            .level = severity::error,
            .where = std::move(where),
            .text = {std::string(said.da), std::string(said.en)},
            .hint = {std::string(said.hint_da), std::string(said.hint_en)},
            .fact = {},
            .value = {},
            .id = {}};
}

} // namespace

diagnostic yaml_fault(std::string_view code, place where) {
    const auto* said = std::find_if(std::begin(faults), std::end(faults),
                                    [code](const message& one) { return one.code == code; });
    return made(code, said == std::end(faults) ? unknown_syntax : *said, std::move(where));
}

diagnostic colon_fault(const std::string& key, place where) {
    auto out = made("yaml-syntax", syntax[0], std::move(where));
    out.hint = {
        "Sæt værdien i enkelte anførselstegn ('…'), eller skriv uden krøllede parenteser »" + key +
            ": >-« og værdien indrykket på næste linje.",
        "Put the value in single quotes ('…'), or write `" + key +
            ": >-` without braces and the value indented on the next line."};
    return out;
}

diagnostic syntax_fault(std::string_view reason, place where) {
    const auto line = where.line_text();
    const auto indent = line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
    if (indent.find('\t') != std::string_view::npos) return made("yaml-syntax", tab, where);
    if (reason.find("anchor") != std::string_view::npos)
        return yaml_fault("alias", std::move(where));
    const auto* said =
        std::find_if(std::begin(syntax), std::end(syntax), [reason](const message& one) {
            return reason.substr(0, one.code.size()) == one.code;
        });
    return made("yaml-syntax", said == std::end(syntax) ? unknown_syntax : *said, std::move(where));
}

} // namespace hjemmel::load::detail
