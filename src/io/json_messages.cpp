// SPDX-License-Identifier: Apache-2.0
#include "json_messages.hpp"

namespace hjemmel::io::detail {

namespace {

fault wrong(bilingual text, bilingual hint = {}) {
    return {.code = "json-syntax", .text = std::move(text), .hint = std::move(hint)};
}

fault cut() {
    return {.code = "json-cut",
            .text = {"Teksten slutter midt i en værdi.", "The text ends in the middle of a value."},
            .hint = {"Hent eller gem filen igen; slutningen mangler.",
                     "Fetch or save the file again; its end is missing."}};
}

fault trailing() {
    return {.code = "trailing-content",
            .text = {"Der står mere efter den sidste værdi.", "More follows the last value."},
            .hint = {"Skriv én sag pr. linje, eller saml sagerne i en liste: [{…}, {…}].",
                     "Write one case a line, or put the cases in an array: [{…}, {…}]."}};
}

fault expected_value() {
    return wrong({"Her ventes en værdi.", "A value is expected here."},
                 {"Skriv tekst i dobbelte anførselstegn, tal med punktum, true, false eller null.",
                  "Write text in double quotes, a number with a point, true, false or null."});
}

fault expected_name() {
    return wrong({"Her ventes et navn i dobbelte anførselstegn.",
                  "A name in double quotes is expected here."},
                 {"Fjern et overflødigt komma; skriv decimaltal med punktum: 37.5.",
                  "Remove a comma too many; write decimals with a point: 37.5."});
}

fault bad_escape() {
    return wrong({"Teksten rummer et tegn eller en omvendt skråstreg, som JSON ikke tillader.",
                  "The text holds a character or a backslash that JSON does not allow."},
                 {"Skriv \\\\ for en omvendt skråstreg og \\n for et linjeskift.",
                  "Write \\\\ for a backslash and \\n for a line break."});
}

} // namespace

fault lone_surrogate() {
    return {.code = "lone-surrogate",
            .text = {"Et halvt tegn (\\ud800 til \\udfff) står alene.",
                     "Half a character (\\ud800 to \\udfff) stands alone."},
            .hint = {"Skriv tegnet selv som UTF-8.", "Write the character itself as UTF-8."}};
}

fault syntax_fault(rapidjson::ParseErrorCode code, bool at_end) {
    using namespace rapidjson;
    if (code == kParseErrorDocumentEmpty) {
        return wrong({"Teksten er tom.", "The text is empty."},
                     {"Skriv en sag: {\"sags_id\": …}.", "Write a case: {\"sags_id\": …}."});
    }
    if (at_end) return cut();
    switch (code) {
    case kParseErrorDocumentRootNotSingular:
        return trailing();
    case kParseErrorObjectMissName:
        return expected_name();
    case kParseErrorObjectMissColon:
        return wrong({"Her ventes et kolon efter navnet.", "A colon is expected after the name."});
    case kParseErrorObjectMissCommaOrCurlyBracket:
        return wrong({"Her ventes et komma eller }.", "A comma or } is expected here."});
    case kParseErrorArrayMissCommaOrSquareBracket:
        return wrong({"Her ventes et komma eller ].", "A comma or ] is expected here."});
    case kParseErrorStringUnicodeSurrogateInvalid:
        return lone_surrogate();
    case kParseErrorStringEscapeInvalid:
    case kParseErrorStringUnicodeEscapeInvalidHex:
        return bad_escape();
    case kParseErrorNumberTooBig:
        return {.code = "number-range",
                .text = {"Tallet er for stort at regne med.",
                         "The number is too large to calculate with."}};
    case kParseErrorNumberMissFraction:
        return wrong(
            {"Der mangler cifre efter punktummet.", "Digits are missing after the point."});
    case kParseErrorNumberMissExponent:
        return wrong({"Der mangler cifre i eksponenten.", "The exponent has no digits."});
    default:
        return expected_value();
    }
}

} // namespace hjemmel::io::detail
