// SPDX-License-Identifier: Apache-2.0
#ifndef HJEMMEL_H
#define HJEMMEL_H

// The C interface of hjemmel: all that another language needs. C99, and C++ from C++11.
//
// What holds for all of it, so that the functions do not repeat it:
//
// - A pointer that is NULL gives HJEMMEL_ERROR_ARGUMENT (a getter without a result gives NULL, an
//   empty text or 0), except where a function says that NULL may be given. So does a handle of
//   another kind, and one that was freed where that can still be seen. Values and lists of
//   diagnostics are borrowed from inside and carry nothing that would tell them apart.
// - A function that makes something sets its `out` to NULL first, and leaves it so when it fails.
//   All else that it was given is then as before, except where it says so.
// - `hjemmel_error** error` may be NULL. It is set to NULL first; when the function fails it gets
//   an error that says why, which is the caller's and is freed with hjemmel_error_free. Functions
//   without one can fail in no way that their result does not tell. Running out of memory is told
//   without allocating.
// - A text comes as `data` and `size` in bytes of UTF-8; HJEMMEL_NUL as the size says that it ends
//   at its first NUL. Names and texts of facts may not hold a NUL. Nothing that is passed in is
//   kept: all is copied.
// - A text that is given out (`hjemmel_text`) is NUL-terminated, never NULL, and belongs to the
//   object that it comes from: it stays until that is freed, or filled anew.
// - `const` on a handle means that any number of threads may use it so at once. A handle that is
//   not const is used by one thread at a time. Nothing is global; there is nothing to initialise.
// - No exception and no signal comes out of a function; nothing is printed, no process ended; no
//   locale, environment or clock is read.
// - Structs that begin with `struct_size` grow at their end: set it (the _INIT macro does), and all
//   that one does not use to zero, `reserved` too. All other structs never grow.
// - A later library may give numbers that this header does not have, of results (negative ones have
//   failed, positive ones went well), severities, kinds, marks and flags: of a result go by its
//   sign, show what else is unknown by its text, ignore unknown flags, and take no unknown kind of
//   value for an answer. A status alone is never another than those told here. What is passed in
//   must be known: an unknown language, format or kind is HJEMMEL_ERROR_ARGUMENT, an unknown flag
//   HJEMMEL_ERROR_OPTIONS.
//
// docs/abi.md says what is promised for how long, docs/embedding.md how it is used.

// NOLINTBEGIN: this is C

#include <stddef.h>
#include <stdint.h>

// The version. The build reads it here; it is stated nowhere else.
#define HJEMMEL_VERSION_MAJOR 0
#define HJEMMEL_VERSION_MINOR 2
#define HJEMMEL_VERSION_PATCH 0

/// The version this header belongs to, as one number that grows: 1.2.3 is 1002003.
#define HJEMMEL_VERSION_NUMBER                                                                     \
    (HJEMMEL_VERSION_MAJOR * 1000000 + HJEMMEL_VERSION_MINOR * 1000 + HJEMMEL_VERSION_PATCH)

/// The same as text: "1.2.3".
#define HJEMMEL_VERSION_STRING                                                                     \
    HJEMMEL_DETAIL_TEXT(HJEMMEL_VERSION_MAJOR)                                                     \
    "." HJEMMEL_DETAIL_TEXT(HJEMMEL_VERSION_MINOR) "." HJEMMEL_DETAIL_TEXT(HJEMMEL_VERSION_PATCH)
#define HJEMMEL_DETAIL_TEXT(number) HJEMMEL_DETAIL_QUOTE(number)
#define HJEMMEL_DETAIL_QUOTE(number) #number

/// The generation of the binary interface: the number in libhjemmel.so.1.
#define HJEMMEL_ABI 1

#if defined(__GNUC__)
#define HJEMMEL_API __attribute__((visibility("default")))
#else
#define HJEMMEL_API
#endif

// In C++ every function says that it throws nothing.
#ifdef __cplusplus
#define HJEMMEL_NOEXCEPT noexcept
extern "C" {
#else
#define HJEMMEL_NOEXCEPT
#endif

// ---------------------------------------------------------------------------------------- results

/// How a call went: HJEMMEL_OK, or positive where it went well and there is something to know, or
/// negative where it failed. Numbers are never given a new meaning; there may come more of them.
typedef int32_t hjemmel_result;

enum {
    HJEMMEL_OK = 0,
    HJEMMEL_NONE = 1,             ///< there is none: no such item, no version in force
    HJEMMEL_ERROR_ARGUMENT = -1,  ///< a NULL, a handle of another kind, a text that is no UTF-8
    HJEMMEL_ERROR_MEMORY = -2,    ///< out of memory; the process may go on
    HJEMMEL_ERROR_INTERNAL = -3,  ///< a fault of this library
    HJEMMEL_ERROR_OPTIONS = -4,   ///< options that this version of the library does not know
    HJEMMEL_ERROR_RULES = -5,     ///< rule files that cannot be read, or have faults
    HJEMMEL_ERROR_NAME = -6,      ///< no ruleset, entity, decision, fact, parameter of that name
    HJEMMEL_ERROR_FACTS = -7,     ///< facts whose form cannot be read (JSON, Arrow)
    HJEMMEL_ERROR_SETTING = -8,   ///< a parameter that cannot be set to this
    HJEMMEL_ERROR_KIND = -9,      ///< the value is of another kind
    HJEMMEL_ERROR_RANGE = -10,    ///< the number or day does not fit
    HJEMMEL_ERROR_STATE = -11,    ///< not now: no name for the value, a list that is not ended
    HJEMMEL_ERROR_CANCELLED = -12 ///< the progress callback asked to stop
};

/// As the size of a text: it ends at its first NUL.
#define HJEMMEL_NUL SIZE_MAX

/// A text that belongs to another object. NUL-terminated beyond `size`. Never grows.
typedef struct hjemmel_text {
    const char* data;
    size_t size; ///< bytes
} hjemmel_text;

/// The language of texts for people. Messages have both.
enum { HJEMMEL_LANGUAGE_DANISH = 0, HJEMMEL_LANGUAGE_ENGLISH = 1 };

typedef struct hjemmel_error hjemmel_error;
typedef struct hjemmel_diagnostics hjemmel_diagnostics;
typedef struct hjemmel_buffer hjemmel_buffer;
typedef struct hjemmel_catalog hjemmel_catalog;
typedef struct hjemmel_version hjemmel_version;
typedef struct hjemmel_evaluation hjemmel_evaluation;
typedef struct hjemmel_facts hjemmel_facts;
typedef struct hjemmel_outcomes hjemmel_outcomes;
typedef struct hjemmel_outcome hjemmel_outcome;
typedef struct hjemmel_value hjemmel_value;
typedef struct hjemmel_reason hjemmel_reason;

// ---------------------------------------------------------------------------------------- library

/// The version of the library that runs, in the form of HJEMMEL_VERSION_NUMBER.
/// Results: never fails. Threads: any. Since 0.1.
///
///     int32_t number = hjemmel_version_number();
HJEMMEL_API int32_t hjemmel_version_number(void) HJEMMEL_NOEXCEPT;

/// The version of the library that runs, as text ("1.2.3"), NUL-terminated. It belongs to the
/// library and stays for as long as that is loaded.
/// Results: never fails. Threads: any. Since 0.1.
///
///     puts(hjemmel_version_string());
HJEMMEL_API const char* hjemmel_version_string(void) HJEMMEL_NOEXCEPT;

/// What the library was built from and with, one `name: value` a line: for a bug report.
/// NUL-terminated; stays for as long as the library is loaded.
/// Results: never fails. Threads: any. Since 0.2.
///
///     puts(hjemmel_build_info());
HJEMMEL_API const char* hjemmel_build_info(void) HJEMMEL_NOEXCEPT;

/// Whether the library has all that a header of this version declares: for programs that open the
/// library at run time, as one that is linked with it is refused by the loader. Give HJEMMEL_ABI,
/// and HJEMMEL_VERSION_NUMBER or, where a program needs nothing newer, an older version's number.
/// Results: OK (the same generation, and a library that is not older); OPTIONS.
/// Threads: any. Since 0.2.
///
///     if (hjemmel_check_abi(HJEMMEL_ABI, HJEMMEL_VERSION_NUMBER) != HJEMMEL_OK) return;
HJEMMEL_API hjemmel_result hjemmel_check_abi(int32_t abi, int32_t version_number) HJEMMEL_NOEXCEPT;

/// The name of a result without its HJEMMEL_ ("ERROR_RULES"); "unknown" for a number that this
/// version does not have. NUL-terminated; stays for as long as the library is loaded.
/// Results: never fails. Threads: any. Since 0.2.
///
///     puts(hjemmel_result_name(HJEMMEL_ERROR_RULES));
HJEMMEL_API const char* hjemmel_result_name(hjemmel_result result) HJEMMEL_NOEXCEPT;

/// The day of a date, counted from 1970-01-01: the form in which dates cross this interface.
/// Years -999,999,999 to 999,999,999 of the Gregorian calendar.
/// Results: OK; ARGUMENT; RANGE (there is no such day). After a failure `*day` is 0.
/// Threads: any. Since 0.2.
///
///     int64_t march = 0;
///     hjemmel_day_from_date(2018, 3, 2, &march);
HJEMMEL_API hjemmel_result hjemmel_day_from_date(int32_t year, int32_t month, int32_t day_of_month,
                                                 int64_t* day) HJEMMEL_NOEXCEPT;

/// The year, month (1 to 12) and day of the month (1 to 31) of a day counted from 1970-01-01.
/// Results: OK; ARGUMENT; RANGE (outside the range of years). After a failure all three are 0.
/// Threads: any. Since 0.2.
///
///     int32_t y = 0, m = 0, d = 0;
///     hjemmel_date_from_day(17592, &y, &m, &d);
HJEMMEL_API hjemmel_result hjemmel_date_from_day(int64_t day, int32_t* year, int32_t* month,
                                                 int32_t* day_of_month) HJEMMEL_NOEXCEPT;

// ----------------------------------------------------------------------------- errors, diagnostics

/// Why a call failed: one diagnostic at least. It belongs to the error.
/// Results: NULL for NULL. Threads: const. Since 0.2.
///
///     const hjemmel_diagnostics* why = hjemmel_error_diagnostics(error);
HJEMMEL_API const hjemmel_diagnostics*
hjemmel_error_diagnostics(const hjemmel_error* error) HJEMMEL_NOEXCEPT;

/// Frees an error and its diagnostics. NULL is fine.
/// Results: never fails. Threads: one. Since 0.2.
///
///     hjemmel_error_free(error);
HJEMMEL_API void hjemmel_error_free(hjemmel_error* error) HJEMMEL_NOEXCEPT;

enum { HJEMMEL_SEVERITY_ERROR = 0, HJEMMEL_SEVERITY_WARNING = 1, HJEMMEL_SEVERITY_NOTE = 2 };

/// A message about rule files, facts or a wrong call: what is wrong, where, what to write instead.
/// Set `struct_size` (HJEMMEL_DIAGNOSTIC_INIT); texts are empty and numbers 0 where there is none.
typedef struct hjemmel_diagnostic {
    uint32_t struct_size;
    int32_t severity;
    hjemmel_text code;  ///< a stable name, listed in docs/diagnostics.md: "unknown-key"
    hjemmel_text text;  ///< one sentence
    hjemmel_text hint;  ///< what to write instead
    hjemmel_text file;  ///< the name of the rule file, or of the facts
    uint32_t line;      ///< from 1
    uint32_t column;    ///< in code points, from 1
    uint64_t offset;    ///< of the first byte that is meant
    uint64_t length;    ///< in bytes
    hjemmel_text fact;  ///< the fact's path, where it is about one: "ydelsesperioder[2].til"
    hjemmel_text value; ///< that fact's value, in no other text; CPR numbers are masked
    hjemmel_text id;    ///< the case's id
} hjemmel_diagnostic;

/// All zeros but the size: the start of every struct that has a `struct_size`.
#define HJEMMEL_DIAGNOSTIC_INIT                                                                    \
    {                                                                                              \
        sizeof(hjemmel_diagnostic), 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, 0, 0, 0, {0, 0}, {0, 0}, \
        {                                                                                          \
            0, 0                                                                                   \
        }                                                                                          \
    }

/// The diagnostic number `at`, in one language. The texts belong to the diagnostics.
/// Results: OK; NONE (no more of them); ARGUMENT; OPTIONS. Threads: const. Since 0.2.
///
///     hjemmel_diagnostic one = HJEMMEL_DIAGNOSTIC_INIT;
///     for (size_t i = 0; hjemmel_diagnostics_at(diagnostics, i, HJEMMEL_LANGUAGE_DANISH, &one) ==
///     0; ++i)
///         printf("%s: %s\n", one.code.data, one.text.data);
HJEMMEL_API hjemmel_result hjemmel_diagnostics_at(const hjemmel_diagnostics* diagnostics, size_t at,
                                                  int32_t language,
                                                  hjemmel_diagnostic* out) HJEMMEL_NOEXCEPT;

/// How things are written. Each function takes the first two, and of the others those that it
/// names.
enum {
    HJEMMEL_FORMAT_TEXT = 0,         ///< for people, in the language that is asked for
    HJEMMEL_FORMAT_JSON = 1,         ///< as docs/command-line.md has it
    HJEMMEL_FORMAT_JSON_REASONS = 2, ///< of an outcome: JSON with the tree of reasons
    HJEMMEL_FORMAT_LETTER = 3,       ///< of an outcome: the ruleset's letter about the decision
    HJEMMEL_FORMAT_PLAIN = 4 ///< of a value: JSON, but texts, dates, times, durations unquoted
};

/// All diagnostics as a person reads them, with the lines they are about, or one JSON object a
/// line. Replaces what the buffer held.
/// Results: OK; ARGUMENT; MEMORY (the buffer is then empty).
/// Threads: const; the buffer one. Since 0.2.
///
///     hjemmel_diagnostics_write(diagnostics, HJEMMEL_FORMAT_TEXT, HJEMMEL_LANGUAGE_DANISH,
///     buffer);
HJEMMEL_API hjemmel_result hjemmel_diagnostics_write(const hjemmel_diagnostics* diagnostics,
                                                     int32_t format, int32_t language,
                                                     hjemmel_buffer* into) HJEMMEL_NOEXCEPT;

// ---------------------------------------------------------------------------------------- buffers

/// An empty buffer for texts that are written. The caller's, freed with hjemmel_buffer_free.
/// Results: OK; ARGUMENT; MEMORY. Threads: any. Since 0.2.
///
///     hjemmel_buffer* text = NULL;
///     hjemmel_buffer_new(&text);
HJEMMEL_API hjemmel_result hjemmel_buffer_new(hjemmel_buffer** out) HJEMMEL_NOEXCEPT;

/// Frees a buffer and its text. NULL is fine.
/// Results: never fails. Threads: one. Since 0.2.
///
///     hjemmel_buffer_free(buffer);
HJEMMEL_API void hjemmel_buffer_free(hjemmel_buffer* buffer) HJEMMEL_NOEXCEPT;

/// What was last written; stays until something else is.
/// Results: an empty text for NULL. Threads: const. Since 0.2.
///
///     puts(hjemmel_buffer_text(buffer).data);
HJEMMEL_API hjemmel_text hjemmel_buffer_text(const hjemmel_buffer* buffer) HJEMMEL_NOEXCEPT;

// --------------------------------------------------------------------------------------- catalogs

/// What loading may cost; 0 stands for the default, which docs/abi.md lists.
typedef struct hjemmel_load_options {
    uint32_t struct_size;
    uint32_t flags; ///< 0
    uint64_t file_bytes;
    uint64_t nodes;            ///< YAML keys, items and scalars of one file
    uint64_t depth;            ///< nesting of YAML, at most 64
    uint64_t scalar_bytes;     ///< one text
    uint64_t expression_bytes; ///< one FEEL expression
    uint64_t expression_depth; ///< nesting of one, at most 64
    uint64_t rows;             ///< of all tables of one file
    uint64_t files;            ///< of one catalog
    uint64_t diagnostics;      ///< told of one file
} hjemmel_load_options;

#define HJEMMEL_LOAD_OPTIONS_INIT                                                                  \
    { sizeof(hjemmel_load_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }

/// One rule file in memory. The name serves in diagnostics alone. Never grows.
typedef struct hjemmel_file {
    hjemmel_text name;
    hjemmel_text content;
} hjemmel_file;

/// Reads one rule file, or every `.yaml` file under a folder. One bad file fails it whole, and the
/// error tells all faults of all files. The catalog is the caller's; it never changes.
/// `options` may be NULL.
/// Results: OK; ARGUMENT; RULES; OPTIONS; MEMORY. Threads: any. Since 0.2.
///
///     hjemmel_catalog* rules = NULL;
///     if (hjemmel_catalog_load("rules", HJEMMEL_NUL, NULL, &rules, &error) != HJEMMEL_OK) return;
HJEMMEL_API hjemmel_result hjemmel_catalog_load(const char* path, size_t path_size,
                                                const hjemmel_load_options* options,
                                                hjemmel_catalog** out,
                                                hjemmel_error** error) HJEMMEL_NOEXCEPT;

/// The same from memory: no file is touched. `files` may be NULL where `count` is 0.
/// Results: OK; ARGUMENT; RULES; OPTIONS; MEMORY. Threads: any. Since 0.2.
///
///     hjemmel_file file = {{"a.yaml", 6}, {bytes, HJEMMEL_NUL}};
///     hjemmel_catalog* rules = NULL;
///     hjemmel_catalog_from_memory(&file, 1, NULL, &rules, &error);
HJEMMEL_API hjemmel_result hjemmel_catalog_from_memory(const hjemmel_file* files, size_t count,
                                                       const hjemmel_load_options* options,
                                                       hjemmel_catalog** out,
                                                       hjemmel_error** error) HJEMMEL_NOEXCEPT;

/// Frees a catalog. Versions that came from it live on. NULL is fine.
/// Results: never fails. Threads: one. Since 0.2.
///
///     hjemmel_catalog_free(catalog);
HJEMMEL_API void hjemmel_catalog_free(hjemmel_catalog* catalog) HJEMMEL_NOEXCEPT;

/// The warnings that came with loading. They belong to the catalog.
/// Results: NULL for NULL. Threads: const. Since 0.2.
///
///     const hjemmel_diagnostics* doubts = hjemmel_catalog_warnings(catalog);
HJEMMEL_API const hjemmel_diagnostics*
hjemmel_catalog_warnings(const hjemmel_catalog* catalog) HJEMMEL_NOEXCEPT;

/// The id of ruleset number `at`, in the order of the ids. The text belongs to the catalog.
/// Results: OK; NONE (no more of them); ARGUMENT. Threads: const. Since 0.2.
///
///     hjemmel_text id = {0, 0};
///     for (size_t i = 0; hjemmel_catalog_ruleset(catalog, i, &id) == HJEMMEL_OK; ++i)
///         puts(id.data);
HJEMMEL_API hjemmel_result hjemmel_catalog_ruleset(const hjemmel_catalog* catalog, size_t at,
                                                   hjemmel_text* out) HJEMMEL_NOEXCEPT;

/// Version number `at` of a ruleset, the oldest first. It is the caller's.
/// Results: OK; NONE (no more of them); ARGUMENT; NAME; MEMORY. Threads: const. Since 0.2.
///
///     hjemmel_version* oldest = NULL;
///     hjemmel_catalog_version(catalog, "flere-skal-med", HJEMMEL_NUL, 0, &oldest, &error);
HJEMMEL_API hjemmel_result hjemmel_catalog_version(const hjemmel_catalog* catalog,
                                                   const char* ruleset, size_t ruleset_size,
                                                   size_t at, hjemmel_version** out,
                                                   hjemmel_error** error) HJEMMEL_NOEXCEPT;

/// The version of a ruleset that is in force on a day. It is the caller's.
/// Results: OK; NONE (none is in force: not a "no"); ARGUMENT; NAME; RANGE; MEMORY.
/// Threads: const. Since 0.2.
///
///     hjemmel_version* current = NULL;
///     hjemmel_catalog_in_force(catalog, "flere-skal-med", HJEMMEL_NUL, 17592, &current, &error);
HJEMMEL_API hjemmel_result hjemmel_catalog_in_force(const hjemmel_catalog* catalog,
                                                    const char* ruleset, size_t ruleset_size,
                                                    int64_t day, hjemmel_version** out,
                                                    hjemmel_error** error) HJEMMEL_NOEXCEPT;

// --------------------------------------------------------------------------------------- versions

/// Frees a version. Evaluations and outcomes that came from it live on. NULL is fine.
/// Results: never fails. Threads: one. Since 0.2.
///
///     hjemmel_version_free(version);
HJEMMEL_API void hjemmel_version_free(hjemmel_version* version) HJEMMEL_NOEXCEPT;

/// What a version says of itself.
typedef struct hjemmel_version_info {
    uint32_t struct_size;
    uint32_t flags; ///< HJEMMEL_VERSION_FLAG_HAS_FROM, HJEMMEL_VERSION_FLAG_HAS_TO
    hjemmel_text ruleset;
    hjemmel_text title;
    hjemmel_text digest; ///< SHA-256 of the file, in hexadecimal
    int64_t from;        ///< the first day, where it has one
    int64_t to;          ///< the last day, where it has one that is known
} hjemmel_version_info;

enum { HJEMMEL_VERSION_FLAG_HAS_FROM = 1, HJEMMEL_VERSION_FLAG_HAS_TO = 2 };

#define HJEMMEL_VERSION_INFO_INIT                                                                  \
    { sizeof(hjemmel_version_info), 0, {0, 0}, {0, 0}, {0, 0}, 0, 0 }

/// Fills in what a version says of itself. The texts belong to the version.
/// Results: OK; ARGUMENT; OPTIONS. Threads: const. Since 0.2.
///
///     hjemmel_version_info about = HJEMMEL_VERSION_INFO_INIT;
///     hjemmel_version_get_info(version, HJEMMEL_LANGUAGE_DANISH, &about);
HJEMMEL_API hjemmel_result hjemmel_version_get_info(const hjemmel_version* version,
                                                    int32_t language,
                                                    hjemmel_version_info* out) HJEMMEL_NOEXCEPT;

/// A parameter and the declared reading, or the value as a rule file writes it, that it is set to.
/// Never grows.
typedef struct hjemmel_setting {
    hjemmel_text parameter;
    hjemmel_text value;
} hjemmel_setting;

/// The same rules with parameters set otherwise. Every outcome then says what was changed. The new
/// version is the caller's.
/// Results: OK; ARGUMENT; NAME; SETTING; MEMORY. Threads: const. Since 0.2.
///
///     hjemmel_setting change = {{"mindste_varighed", 16}, {"P4Y", 3}};
///     hjemmel_version* changed = NULL;
///     hjemmel_version_with(version, &change, 1, &changed, &error);
HJEMMEL_API hjemmel_result hjemmel_version_with(const hjemmel_version* version,
                                                const hjemmel_setting* settings, size_t count,
                                                hjemmel_version** out,
                                                hjemmel_error** error) HJEMMEL_NOEXCEPT;

/// What a version declares.
enum {
    HJEMMEL_DECLARATION_KIND_ENTITY = 0,
    HJEMMEL_DECLARATION_KIND_FACT = 1,
    HJEMMEL_DECLARATION_KIND_DECISION = 2,
    HJEMMEL_DECLARATION_KIND_PARAMETER = 3
};

/// One thing that a version declares.
typedef struct hjemmel_declaration {
    uint32_t struct_size;
    uint32_t flags; ///< HJEMMEL_DECLARATION_...
    hjemmel_text name;
    hjemmel_text entity; ///< of a fact or decision
    hjemmel_text type;   ///< "list<context<fra: date, til: date>>"; of an entity its plural
    hjemmel_text label;
    hjemmel_text unit;
    uint32_t index; ///< of a fact: for hjemmel_facts_index
    uint32_t reserved;
} hjemmel_declaration;

enum {
    HJEMMEL_DECLARATION_FLAG_OPTIONAL = 1, ///< a fact that may be absent
    HJEMMEL_DECLARATION_FLAG_STAND_IN = 2, ///< a fact: where missing, an expression stands in
    HJEMMEL_DECLARATION_FLAG_HELPER = 4    ///< a decision that is given only when asked for by name
};

#define HJEMMEL_DECLARATION_INIT                                                                   \
    { sizeof(hjemmel_declaration), 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, 0 }

/// Thing number `at` of a kind that a version declares, over all entities, in the order of the
/// file. The texts belong to the version.
/// Results: OK; NONE (no more of them); ARGUMENT; OPTIONS; MEMORY. Threads: const. Since 0.2.
///
///     hjemmel_declaration fact = HJEMMEL_DECLARATION_INIT;
///     for (size_t i = 0; hjemmel_version_declaration(version, HJEMMEL_DECLARATION_KIND_FACT, i,
///     HJEMMEL_LANGUAGE_DANISH,
///                                                    &fact) == HJEMMEL_OK; ++i)
///         printf("%s: %s\n", fact.name.data, fact.type.data);
HJEMMEL_API hjemmel_result hjemmel_version_declaration(const hjemmel_version* version, int32_t kind,
                                                       size_t at, int32_t language,
                                                       hjemmel_declaration* out) HJEMMEL_NOEXCEPT;

/// The index of a fact of an entity, for hjemmel_facts_index: so that its name is looked up once.
/// The entity may be empty where there is one alone.
/// Results: OK; ARGUMENT; NAME; MEMORY. After a failure `*index` is 0.
/// Threads: const. Since 0.2.
///
///     uint32_t at = 0;
///     hjemmel_version_fact(version, "borger", HJEMMEL_NUL, "afgang", HJEMMEL_NUL, &at, &error);
HJEMMEL_API hjemmel_result hjemmel_version_fact(const hjemmel_version* version, const char* entity,
                                                size_t entity_size, const char* name,
                                                size_t name_size, uint32_t* index,
                                                hjemmel_error** error) HJEMMEL_NOEXCEPT;

// ------------------------------------------------------------------------------------------ facts

/// An empty case, for the entity of this evaluation: facts are set by name or by index. NULL for
/// the evaluation makes one that takes names alone. Either may be given to every evaluation, which
/// tells where it has no such fact; to the one that it was made for it is given the fastest. The
/// caller's.
/// Results: OK; ARGUMENT; MEMORY. Threads: any. Since 0.2.
///
///     hjemmel_facts* case_facts = NULL;
///     hjemmel_facts_new(evaluation, &case_facts);
HJEMMEL_API hjemmel_result hjemmel_facts_new(const hjemmel_evaluation* evaluation,
                                             hjemmel_facts** out) HJEMMEL_NOEXCEPT;

/// Frees a case. NULL is fine.
/// Results: never fails. Threads: one. Since 0.2.
///
///     hjemmel_facts_free(facts);
HJEMMEL_API void hjemmel_facts_free(hjemmel_facts* facts) HJEMMEL_NOEXCEPT;

/// Forgets all facts, for the next case.
/// Results: OK; ARGUMENT. Threads: one. Since 0.2.
///
///     hjemmel_facts_clear(facts);
HJEMMEL_API hjemmel_result hjemmel_facts_clear(hjemmel_facts* facts) HJEMMEL_NOEXCEPT;

/// Why facts were refused when they were set: each with its path, what is wrong with it and, where
/// that helps, the value. What is refused is not set, and an evaluation of such facts fails with
/// them, until they are cleared or the fact is named again: so a host may set all facts of a case
/// and look once. They belong to the facts, and stay until these are changed. At most 100 are kept,
/// and a lack of memory is none of them.
/// Results: NULL for NULL. Threads: const. Since 0.2.
///
///     hjemmel_diagnostic why = HJEMMEL_DIAGNOSTIC_INIT;
///     hjemmel_diagnostics_at(hjemmel_facts_diagnostics(facts), 0, HJEMMEL_LANGUAGE_DANISH, &why);
HJEMMEL_API const hjemmel_diagnostics*
hjemmel_facts_diagnostics(const hjemmel_facts* facts) HJEMMEL_NOEXCEPT;

/// Says which fact, or inside a context which field, the next value is for. `sags_id` is the
/// case's id, a text. A fact that is set again is replaced. Why a call of this and the following
/// functions failed, hjemmel_facts_diagnostics tells.
/// Results: OK; ARGUMENT; STATE (inside a list, or a name that got no value); MEMORY.
/// Threads: one. Since 0.2.
///
///     hjemmel_facts_name(facts, "afgang", HJEMMEL_NUL);
///     hjemmel_facts_absent(facts);
HJEMMEL_API hjemmel_result hjemmel_facts_name(hjemmel_facts* facts, const char* name,
                                              size_t size) HJEMMEL_NOEXCEPT;

/// The same by a fact's index (hjemmel_version_fact): its name is neither looked up nor copied, now
/// or when the case is decided.
/// Results: OK; ARGUMENT (no such fact, or facts that were made without an evaluation); STATE;
/// MEMORY. Threads: one. Since 0.2.
///
///     hjemmel_facts_index(facts, index);
///     hjemmel_facts_boolean(facts, 1);
HJEMMEL_API hjemmel_result hjemmel_facts_index(hjemmel_facts* facts,
                                               uint32_t index) HJEMMEL_NOEXCEPT;

/// There is none: absent, which only an optional fact or field may be. A fact that is not set at
/// all is missing. As with every value: where it fails, the name that it was for is forgotten.
/// Results: OK; ARGUMENT; STATE (no name was given); MEMORY. Threads: one. Since 0.2.
///
///     hjemmel_facts_name(facts, "afgang", HJEMMEL_NUL);
///     hjemmel_facts_absent(facts);
HJEMMEL_API hjemmel_result hjemmel_facts_absent(hjemmel_facts* facts) HJEMMEL_NOEXCEPT;

/// A boolean: 0 is false, all else true. Inside a list the values follow each other.
/// Results: OK; ARGUMENT; STATE; MEMORY. Threads: one. Since 0.2.
///
///     hjemmel_facts_name(facts, "aktiv_sag", HJEMMEL_NUL);
///     hjemmel_facts_boolean(facts, 1);
HJEMMEL_API hjemmel_result hjemmel_facts_boolean(hjemmel_facts* facts,
                                                 uint8_t value) HJEMMEL_NOEXCEPT;

/// The number coefficient x 10^exponent, exactly: 37.5 is (375, -1).
/// Results: OK; ARGUMENT; STATE; RANGE (it has no exact form with 34 digits); MEMORY.
/// Threads: one. Since 0.2.
///
///     hjemmel_facts_name(facts, "alder", HJEMMEL_NUL);
///     hjemmel_facts_number(facts, 47, 0);
HJEMMEL_API hjemmel_result hjemmel_facts_number(hjemmel_facts* facts, int64_t coefficient,
                                                int32_t exponent) HJEMMEL_NOEXCEPT;

/// A number as text, with up to 34 digits: "12", "-0.5", "1.2e-3".
/// Results: OK; ARGUMENT (no number, or one beyond 10^6145); STATE; RANGE (more digits); MEMORY.
/// Threads: one. Since 0.2.
///
///     hjemmel_facts_name(facts, "alder", HJEMMEL_NUL);
///     hjemmel_facts_decimal(facts, "47.25", HJEMMEL_NUL);
HJEMMEL_API hjemmel_result hjemmel_facts_decimal(hjemmel_facts* facts, const char* text,
                                                 size_t size) HJEMMEL_NOEXCEPT;

/// A text; also a date, time or duration as ISO text where the fact is of that type.
/// Results: OK; ARGUMENT; STATE; MEMORY. Threads: one. Since 0.2.
///
///     hjemmel_facts_name(facts, "vurderet_maalgruppe", HJEMMEL_NUL);
///     hjemmel_facts_text(facts, "fleksjob", HJEMMEL_NUL);
HJEMMEL_API hjemmel_result hjemmel_facts_text(hjemmel_facts* facts, const char* text,
                                              size_t size) HJEMMEL_NOEXCEPT;

/// A date, as the day counted from 1970-01-01.
/// Results: OK; ARGUMENT; STATE; RANGE; MEMORY. Threads: one. Since 0.2.
///
///     hjemmel_facts_name(facts, "foedselsdato", HJEMMEL_NUL);
///     hjemmel_facts_date(facts, 3652);
HJEMMEL_API hjemmel_result hjemmel_facts_date(hjemmel_facts* facts, int64_t day) HJEMMEL_NOEXCEPT;

/// Begins a list: the values up to its hjemmel_facts_end are its items.
/// Results: OK; ARGUMENT; STATE; RANGE (nested deeper than 32); MEMORY. Threads: one. Since 0.2.
///
///     hjemmel_facts_name(facts, "ydelsesperioder", HJEMMEL_NUL);
///     hjemmel_facts_list(facts);
///     hjemmel_facts_context(facts);
///     hjemmel_facts_name(facts, "fra", HJEMMEL_NUL);
///     hjemmel_facts_date(facts, 15400);
///     hjemmel_facts_end(facts);
///     hjemmel_facts_end(facts);
HJEMMEL_API hjemmel_result hjemmel_facts_list(hjemmel_facts* facts) HJEMMEL_NOEXCEPT;

/// Begins a context: names and values up to its hjemmel_facts_end are its entries.
/// Results: OK; ARGUMENT; STATE; RANGE (nested deeper than 32); MEMORY. Threads: one. Since 0.2.
///
///     hjemmel_facts_name(facts, "kommune", HJEMMEL_NUL);
///     hjemmel_facts_context(facts);
///     hjemmel_facts_end(facts);
HJEMMEL_API hjemmel_result hjemmel_facts_context(hjemmel_facts* facts) HJEMMEL_NOEXCEPT;

/// Ends the list or context that was begun last.
/// Results: OK; ARGUMENT; STATE (none is begun, or a name got no value); MEMORY.
/// Threads: one. Since 0.2.
///
///     hjemmel_facts_name(facts, "borgere", HJEMMEL_NUL);
///     hjemmel_facts_list(facts);
///     hjemmel_facts_end(facts);
HJEMMEL_API hjemmel_result hjemmel_facts_end(hjemmel_facts* facts) HJEMMEL_NOEXCEPT;

/// Sets all facts that a JSON object has, as `hjemmel evaluate` reads it: exact numbers, null is
/// absent, `sags_id` the id. After a failure no fact is changed.
/// Results: OK; ARGUMENT; STATE (a list or context is not ended); FACTS; MEMORY.
/// Threads: one. Since 0.2.
///
///     hjemmel_facts_json(facts, "{\"alder\": 47}", HJEMMEL_NUL, &error);
HJEMMEL_API hjemmel_result hjemmel_facts_json(hjemmel_facts* facts, const char* json, size_t size,
                                              hjemmel_error** error) HJEMMEL_NOEXCEPT;

/// Takes the next value for a decision instead of what the rules give: a caseworker's override.
/// Outcomes that rest on it say so, with the reason, which may not be empty.
/// Results: OK; ARGUMENT; STATE (inside a list or context, or a name that got no value); MEMORY.
/// Threads: one. Since 0.2.
///
///     hjemmel_facts_preset(facts, "maalgruppe", HJEMMEL_NUL, "Journal 12", HJEMMEL_NUL);
///     hjemmel_facts_boolean(facts, 1);
HJEMMEL_API hjemmel_result hjemmel_facts_preset(hjemmel_facts* facts, const char* decision,
                                                size_t decision_size, const char* reason,
                                                size_t reason_size) HJEMMEL_NOEXCEPT;

// ------------------------------------------------------------------------------------- evaluation

/// How gaps are read, and what an evaluation may cost; 0 stands for the default, which docs/abi.md
/// lists. Limits count per case (per entity, where one case has others).
typedef struct hjemmel_evaluation_options {
    uint32_t struct_size;
    uint32_t flags;               ///< HJEMMEL_EVALUATION_FLAG_NULLS_ABSENT
    const hjemmel_text* complete; ///< facts known to be whole: left out, they are absent or empty
    size_t complete_count;
    uint64_t steps;
    uint64_t list_items;
    uint64_t memory; ///< bytes of values
    uint64_t combinations;
    uint64_t depth; ///< nested operations, at most 1,000
} hjemmel_evaluation_options;

enum {
    /// a null in a fact's own column is absent, not missing
    HJEMMEL_EVALUATION_FLAG_NULLS_ABSENT = 1
};

#define HJEMMEL_EVALUATION_OPTIONS_INIT                                                            \
    { sizeof(hjemmel_evaluation_options), 0, 0, 0, 0, 0, 0, 0, 0 }

/// An evaluation made ready: which decisions of which entity, under which options. It is the
/// caller's, never changes, and serves any number of cases and threads. Without decisions it gives
/// all of the entity's but helpers. The entity may be empty where the decisions tell it, or there
/// is one alone. `options` may be NULL, `decisions` too where `count` is 0.
/// Results: OK; ARGUMENT; NAME (also where decisions are of different entities, and where nothing
/// tells which entity is meant); OPTIONS; MEMORY. Threads: const. Since 0.2.
///
///     hjemmel_text wanted[] = {{"maalgruppe", 10}, {"visitationsgruppe", 17}};
///     hjemmel_evaluation* ready = NULL;
///     hjemmel_evaluation_new(version, "borger", HJEMMEL_NUL, wanted, 2, NULL, &ready, &error);
HJEMMEL_API hjemmel_result hjemmel_evaluation_new(const hjemmel_version* version,
                                                  const char* entity, size_t entity_size,
                                                  const hjemmel_text* decisions, size_t count,
                                                  const hjemmel_evaluation_options* options,
                                                  hjemmel_evaluation** out,
                                                  hjemmel_error** error) HJEMMEL_NOEXCEPT;

/// Frees an evaluation. Outcomes that came from it live on. NULL is fine.
/// Results: never fails. Threads: one. Since 0.2.
///
///     hjemmel_evaluation_free(evaluation);
HJEMMEL_API void hjemmel_evaluation_free(hjemmel_evaluation* evaluation) HJEMMEL_NOEXCEPT;

/// Decides one case as of a day, and puts an outcome a decision into `into`, in the order asked
/// for. Facts that are faulty, missing or contradictory are no failure of the call: the outcomes
/// say so. After a failure `into` is empty.
/// Results: OK; ARGUMENT; RANGE (the day); STATE (a list, context or name is not ended); FACTS
/// (some were refused when they were set: hjemmel_facts_diagnostics); MEMORY. Threads: const; the
/// facts const, the outcomes one. Since 0.2.
///
///     hjemmel_evaluation_run(evaluation, facts, 17592, outcomes, &error);
HJEMMEL_API hjemmel_result hjemmel_evaluation_run(const hjemmel_evaluation* evaluation,
                                                  const hjemmel_facts* facts, int64_t day,
                                                  hjemmel_outcomes* into,
                                                  hjemmel_error** error) HJEMMEL_NOEXCEPT;

// --------------------------------------------------------------------------------------- outcomes

/// An empty place for outcomes, filled anew by every run. The caller's.
/// Results: OK; ARGUMENT; MEMORY. Threads: any. Since 0.2.
///
///     hjemmel_outcomes* answers = NULL;
///     hjemmel_outcomes_new(&answers);
HJEMMEL_API hjemmel_result hjemmel_outcomes_new(hjemmel_outcomes** out) HJEMMEL_NOEXCEPT;

/// Frees outcomes, and with them all that was borrowed from them. NULL is fine.
/// Results: never fails. Threads: one. Since 0.2.
///
///     hjemmel_outcomes_free(outcomes);
HJEMMEL_API void hjemmel_outcomes_free(hjemmel_outcomes* outcomes) HJEMMEL_NOEXCEPT;

/// The outcome of decision number `at`; NULL where there are no more. It belongs to the outcomes
/// and stays until they are filled anew.
/// Results: NULL for NULL. Threads: const. Since 0.2.
///
///     const hjemmel_outcome* first = hjemmel_outcomes_at(outcomes, 0);
HJEMMEL_API const hjemmel_outcome* hjemmel_outcomes_at(const hjemmel_outcomes* outcomes,
                                                       size_t at) HJEMMEL_NOEXCEPT;

/// Of which kind an outcome is. There will be no others.
enum {
    HJEMMEL_STATUS_KNOWN = 0,            ///< the value is the answer, whatever is missing
    HJEMMEL_STATUS_UNDETERMINED = 1,     ///< missing facts can still change it
    HJEMMEL_STATUS_OUTSIDE_VALIDITY = 2, ///< the version is not in force on the day; not a "no"
    HJEMMEL_STATUS_FAILED = 3,           ///< a condition was null, a table broken, a limit reached
    HJEMMEL_STATUS_REFUSED = 4           ///< the facts are faulty
};

/// The status of an outcome; HJEMMEL_ERROR_ARGUMENT for NULL.
/// Results: ARGUMENT, or a status. Threads: const. Since 0.2.
///
///     if (hjemmel_outcome_status(outcome) == HJEMMEL_STATUS_KNOWN) puts("known");
HJEMMEL_API int32_t hjemmel_outcome_status(const hjemmel_outcome* outcome) HJEMMEL_NOEXCEPT;

/// The answer where the status is known; what is known of it where it is undetermined; else null.
/// It belongs to the outcome.
/// Results: NULL for NULL. Threads: const. Since 0.2.
///
///     const hjemmel_value* answer = hjemmel_outcome_value(outcome);
HJEMMEL_API const hjemmel_value*
hjemmel_outcome_value(const hjemmel_outcome* outcome) HJEMMEL_NOEXCEPT;

/// All else that an outcome says of itself.
typedef struct hjemmel_outcome_info {
    uint32_t struct_size;
    uint32_t flags;
    int32_t status;
    int32_t reserved;
    const hjemmel_value* value;
    const hjemmel_diagnostics* diagnostics;
    hjemmel_text id;
    hjemmel_text ruleset;
    hjemmel_text version; ///< its first day, "2017-08-01"
    hjemmel_text digest;  ///< SHA-256 of the version's file
    hjemmel_text entity;
    hjemmel_text decision;
    int64_t day; ///< the evaluation date
    size_t missing_count;
    size_t note_count;
} hjemmel_outcome_info;

enum {
    HJEMMEL_OUTCOME_FLAG_INEXACT = 1,     ///< more may be told possible and missing than is
    HJEMMEL_OUTCOME_FLAG_NULLS_ABSENT = 2 ///< gaps in tables were read as absent
};

#define HJEMMEL_OUTCOME_INFO_INIT                                                                  \
    {                                                                                              \
        sizeof(hjemmel_outcome_info), 0, 0, 0, 0, 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0},       \
            {0, 0}, 0, 0, 0                                                                        \
    }

/// Fills in what an outcome says of itself. What it points to belongs to the outcome.
/// Results: OK; ARGUMENT; OPTIONS. Threads: const. Since 0.2.
///
///     hjemmel_outcome_info about = HJEMMEL_OUTCOME_INFO_INIT;
///     hjemmel_outcome_get_info(outcome, &about);
HJEMMEL_API hjemmel_result hjemmel_outcome_get_info(const hjemmel_outcome* outcome,
                                                    hjemmel_outcome_info* out) HJEMMEL_NOEXCEPT;

/// A fact that can still change an outcome, or a part of it.
typedef struct hjemmel_missing {
    uint32_t struct_size;
    uint32_t reserved;
    hjemmel_text path; ///< "afgang", "ydelsesperioder[2].til", "borgere[sag-17].afgang"
    hjemmel_text name; ///< the fact's name
    hjemmel_text entity;
    hjemmel_text id; ///< of the case or related case that lacks it
    hjemmel_text label;
} hjemmel_missing;

#define HJEMMEL_MISSING_INIT                                                                       \
    {                                                                                              \
        sizeof(hjemmel_missing), 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}, { 0, 0 }                       \
    }

/// Missing fact number `at` of an outcome, in the order of their paths. The texts belong to it.
/// Results: OK; NONE (no more of them); ARGUMENT; OPTIONS. Threads: const. Since 0.2.
///
///     hjemmel_missing fact = HJEMMEL_MISSING_INIT;
///     for (size_t i = 0; hjemmel_outcome_missing(outcome, i, HJEMMEL_LANGUAGE_DANISH, &fact) == 0;
///     ++i)
///         puts(fact.label.data);
HJEMMEL_API hjemmel_result hjemmel_outcome_missing(const hjemmel_outcome* outcome, size_t at,
                                                   int32_t language,
                                                   hjemmel_missing* out) HJEMMEL_NOEXCEPT;

/// What an evaluation was told that the rule file and the facts do not say.
typedef struct hjemmel_note {
    uint32_t struct_size;
    int32_t kind;
    hjemmel_text name;
    hjemmel_text text;          ///< the reason of a preset decision
    const hjemmel_value* value; ///< that a parameter is set to
} hjemmel_note;

enum {
    HJEMMEL_NOTE_KIND_CHANGED = 0, ///< a parameter that is set otherwise than the file says
    HJEMMEL_NOTE_KIND_PRESET = 1,  ///< a decision that the host preset
    HJEMMEL_NOTE_KIND_COMPLETE = 2 ///< a fact said to be whole
};

#define HJEMMEL_NOTE_INIT                                                                          \
    { sizeof(hjemmel_note), 0, {0, 0}, {0, 0}, 0 }

/// Note number `at` of an outcome: parameters that were changed, decisions preset, facts said to be
/// whole. The texts belong to the outcome.
/// Results: OK; NONE (no more of them); ARGUMENT; OPTIONS. Threads: const. Since 0.2.
///
///     hjemmel_note note = HJEMMEL_NOTE_INIT;
///     if (hjemmel_outcome_note(outcome, 0, &note) == HJEMMEL_OK) puts(note.name.data);
HJEMMEL_API hjemmel_result hjemmel_outcome_note(const hjemmel_outcome* outcome, size_t at,
                                                hjemmel_note* out) HJEMMEL_NOEXCEPT;

/// An outcome's reasons as text for a person, its letter (JSON_REASONS and LETTER are formats of an
/// outcome), or all of it as one JSON object. Replaces what the buffer held. The same outcome gives
/// the same bytes.
/// Results: OK; ARGUMENT; MEMORY (the buffer is then empty).
/// Threads: const; the buffer one. Since 0.2.
///
///     hjemmel_outcome_write(outcome, HJEMMEL_FORMAT_TEXT, HJEMMEL_LANGUAGE_DANISH, buffer);
///     puts(hjemmel_buffer_text(buffer).data);
HJEMMEL_API hjemmel_result hjemmel_outcome_write(const hjemmel_outcome* outcome, int32_t format,
                                                 int32_t language,
                                                 hjemmel_buffer* into) HJEMMEL_NOEXCEPT;

// ----------------------------------------------------------------------------------------- values

/// What a value is. The last three stand for a value that missing facts leave open.
enum {
    HJEMMEL_VALUE_KIND_NULL = 0,
    HJEMMEL_VALUE_KIND_ABSENT = 1, ///< the host said that there is none
    HJEMMEL_VALUE_KIND_BOOLEAN = 2,
    HJEMMEL_VALUE_KIND_NUMBER = 3,
    HJEMMEL_VALUE_KIND_TEXT = 4,
    HJEMMEL_VALUE_KIND_DATE = 5,
    HJEMMEL_VALUE_KIND_TIME = 6,
    HJEMMEL_VALUE_KIND_DATE_AND_TIME = 7,
    HJEMMEL_VALUE_KIND_DURATION = 8, ///< days and time
    HJEMMEL_VALUE_KIND_MONTHS = 9,   ///< years and months
    HJEMMEL_VALUE_KIND_RANGE = 10,   ///< items: its ends
    HJEMMEL_VALUE_KIND_LIST = 11,
    HJEMMEL_VALUE_KIND_CONTEXT = 12,
    HJEMMEL_VALUE_KIND_FUNCTION = 13,
    HJEMMEL_VALUE_KIND_ONE_OF = 14,  ///< undetermined: items: the values that it can still be
    HJEMMEL_VALUE_KIND_BETWEEN = 15, ///< undetermined: items: the smallest and largest it can be
    HJEMMEL_VALUE_KIND_ANYTHING = 16 ///< undetermined: anything of its type
};

/// The kind of a value; HJEMMEL_ERROR_ARGUMENT for NULL.
/// Results: ARGUMENT, or a kind. Threads: const. Since 0.2.
///
///     if (hjemmel_value_kind(value) == HJEMMEL_VALUE_KIND_DATE) puts("a date");
HJEMMEL_API int32_t hjemmel_value_kind(const hjemmel_value* value) HJEMMEL_NOEXCEPT;

/// What a value's kind does not tell: HJEMMEL_VALUE_... flags; 0 for NULL.
enum {
    HJEMMEL_VALUE_FLAG_OPEN = 1,       ///< it, or a part of it, is undetermined
    HJEMMEL_VALUE_FLAG_MAY_BE_NULL = 2 ///< undetermined, and null is among what it can still be
};

/// The flags of a value.
/// Results: 0 for NULL. Threads: const. Since 0.2.
///
///     if ((hjemmel_value_flags(value) & HJEMMEL_VALUE_FLAG_OPEN) != 0) puts("not decided");
HJEMMEL_API uint32_t hjemmel_value_flags(const hjemmel_value* value) HJEMMEL_NOEXCEPT;

/// A boolean as 0 or 1.
/// Results: OK; ARGUMENT; KIND. After a failure `*out` is 0. Threads: const. Since 0.2.
///
///     uint8_t yes = 0;
///     hjemmel_value_boolean(value, &yes);
HJEMMEL_API hjemmel_result hjemmel_value_boolean(const hjemmel_value* value,
                                                 uint8_t* out) HJEMMEL_NOEXCEPT;

/// A number as coefficient x 10^exponent, where that is exact; hjemmel_value_write gives all 34
/// digits.
/// Results: OK; ARGUMENT; KIND; RANGE (the coefficient does not fit). After a failure both are 0.
/// Threads: const. Since 0.2.
///
///     int64_t coefficient = 0;
///     int32_t exponent = 0;
///     hjemmel_value_number(value, &coefficient, &exponent);
HJEMMEL_API hjemmel_result hjemmel_value_number(const hjemmel_value* value, int64_t* coefficient,
                                                int32_t* exponent) HJEMMEL_NOEXCEPT;

/// A date as the day counted from 1970-01-01; the day of a date and time.
/// Results: OK; ARGUMENT; KIND. After a failure `*day` is 0. Threads: const. Since 0.2.
///
///     int64_t when = 0;
///     hjemmel_value_date(value, &when);
HJEMMEL_API hjemmel_result hjemmel_value_date(const hjemmel_value* value,
                                              int64_t* day) HJEMMEL_NOEXCEPT;

/// A duration: months, or seconds and nanoseconds of the same sign. Never grows.
typedef struct hjemmel_duration {
    int64_t months;
    int64_t seconds;
    int32_t nanoseconds;
    int32_t reserved;
} hjemmel_duration;

/// A duration of either kind.
/// Results: OK; ARGUMENT; KIND. After a failure all is 0. Threads: const. Since 0.2.
///
///     hjemmel_duration length = {0, 0, 0, 0};
///     hjemmel_value_duration(value, &length);
HJEMMEL_API hjemmel_result hjemmel_value_duration(const hjemmel_value* value,
                                                  hjemmel_duration* out) HJEMMEL_NOEXCEPT;

/// A text's own content. It belongs to the value.
/// Results: OK; ARGUMENT; KIND. After a failure it is empty. Threads: const. Since 0.2.
///
///     hjemmel_text group = {0, 0};
///     if (hjemmel_value_text(value, &group) == HJEMMEL_OK) puts(group.data);
HJEMMEL_API hjemmel_result hjemmel_value_text(const hjemmel_value* value,
                                              hjemmel_text* out) HJEMMEL_NOEXCEPT;

/// How many items a value has: a list's, a context's entries, a range's two ends, what an
/// undetermined one can be; 0 for every other value.
/// Results: 0 for NULL. Threads: const. Since 0.2.
///
///     size_t count = hjemmel_value_size(value);
HJEMMEL_API size_t hjemmel_value_size(const hjemmel_value* value) HJEMMEL_NOEXCEPT;

/// One item of a value.
typedef struct hjemmel_item {
    uint32_t struct_size;
    uint32_t flags;
    hjemmel_text name;          ///< of a context's entry
    const hjemmel_value* value; ///< never NULL; of kind null where a range has no such end
} hjemmel_item;

enum {
    HJEMMEL_ITEM_FLAG_UNCERTAIN = 1, ///< it depends on missing facts whether the list has it
    HJEMMEL_ITEM_FLAG_EXCLUDED = 2   ///< an end that is not in the range itself
};

#define HJEMMEL_ITEM_INIT                                                                          \
    { sizeof(hjemmel_item), 0, {0, 0}, 0 }

/// Item number `at` of a value. What it points to belongs to the value.
/// Results: OK; NONE (no more of them, or a value without items); ARGUMENT; OPTIONS.
/// Threads: const. Since 0.2.
///
///     hjemmel_item item = HJEMMEL_ITEM_INIT;
///     for (size_t i = 0; hjemmel_value_item(value, i, &item) == HJEMMEL_OK; ++i)
///         printf("%d\n", (int)hjemmel_value_kind(item.value));
HJEMMEL_API hjemmel_result hjemmel_value_item(const hjemmel_value* value, size_t at,
                                              hjemmel_item* out) HJEMMEL_NOEXCEPT;

/// A context's entry by its name; NULL where it has none of it. It belongs to the context.
/// Results: NULL for NULL and for what is no context. Threads: const. Since 0.2.
///
///     const hjemmel_value* amount = hjemmel_value_entry(value, "beloeb", HJEMMEL_NUL);
HJEMMEL_API const hjemmel_value* hjemmel_value_entry(const hjemmel_value* value, const char* name,
                                                     size_t size) HJEMMEL_NOEXCEPT;

/// A value as text for people in a language, as JSON or plain (FORMAT_PLAIN): numbers with all
/// their digits, dates, times and durations as ISO 8601 has them. Replaces what the buffer held.
/// Results: OK; ARGUMENT; MEMORY (the buffer is then empty).
/// Threads: const; the buffer one. Since 0.2.
///
///     hjemmel_value_write(value, HJEMMEL_FORMAT_TEXT, HJEMMEL_LANGUAGE_DANISH, buffer);
HJEMMEL_API hjemmel_result hjemmel_value_write(const hjemmel_value* value, int32_t format,
                                               int32_t language,
                                               hjemmel_buffer* into) HJEMMEL_NOEXCEPT;

// ---------------------------------------------------------------------------------------- reasons

/// What a node of the reasons is, and what it contributed.
enum {
    HJEMMEL_REASON_KIND_DECISION = 0,
    HJEMMEL_REASON_KIND_GROUP = 1,
    HJEMMEL_REASON_KIND_REQUIREMENT = 2,
    HJEMMEL_REASON_KIND_ROW = 3,
    HJEMMEL_REASON_KIND_CELL = 4,
    HJEMMEL_REASON_KIND_STAND_IN = 5 ///< what took the place of a fact that was not supplied
};

enum {
    HJEMMEL_MARK_NOT_REACHED = 0,
    HJEMMEL_MARK_MET = 1,
    HJEMMEL_MARK_NOT_MET = 2,
    HJEMMEL_MARK_UNDECIDED = 3,
    HJEMMEL_MARK_FAILED = 4
};

/// One node of the reasons.
typedef struct hjemmel_reason_info {
    uint32_t struct_size;
    uint32_t flags; ///< HJEMMEL_REASON_FLAG_...
    int32_t kind;
    int32_t mark;
    hjemmel_text id;    ///< a decision's name, a requirement's id, a row's id or number
    hjemmel_text text;  ///< the sentence that a person reads
    hjemmel_text label; ///< of a decision, a stand-in's fact, a cell's column
    hjemmel_text unit;
    const hjemmel_value* value; ///< a decision's value, a condition, a row's answer
    size_t part_count;
    size_t used_count;
    size_t source_count;
    size_t missing_count;
} hjemmel_reason_info;

enum {
    HJEMMEL_REASON_FLAG_INTERPRETATION = 1, ///< a reading of ours, where sources leave it open
    HJEMMEL_REASON_FLAG_BRIEF = 2 ///< only named here: its parts stand elsewhere in the tree
};

#define HJEMMEL_REASON_INFO_INIT                                                                   \
    { sizeof(hjemmel_reason_info), 0, 0, 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, 0, 0, 0, 0 }

/// The reasons of an outcome: the root of a tree, which is the caller's and lives on without the
/// outcome. Only the root is freed.
/// Results: OK; ARGUMENT; MEMORY. Threads: const. Since 0.2.
///
///     hjemmel_reason* tree = NULL;
///     hjemmel_reason_new(outcome, &tree, &error);
HJEMMEL_API hjemmel_result hjemmel_reason_new(const hjemmel_outcome* outcome, hjemmel_reason** out,
                                              hjemmel_error** error) HJEMMEL_NOEXCEPT;

/// Frees a tree by its root. NULL is fine.
/// Results: never fails. Threads: one. Since 0.2.
///
///     hjemmel_reason_free(root);
HJEMMEL_API void hjemmel_reason_free(hjemmel_reason* root) HJEMMEL_NOEXCEPT;

/// Fills in what a node says. What it points to belongs to the tree.
/// Results: OK; ARGUMENT; OPTIONS. Threads: const. Since 0.2.
///
///     hjemmel_reason_info node = HJEMMEL_REASON_INFO_INIT;
///     hjemmel_reason_get_info(reason, HJEMMEL_LANGUAGE_DANISH, &node);
HJEMMEL_API hjemmel_result hjemmel_reason_get_info(const hjemmel_reason* reason, int32_t language,
                                                   hjemmel_reason_info* out) HJEMMEL_NOEXCEPT;

/// Part number `at` of a node, in the order of the rule file; NULL where there are no more. It
/// belongs to the tree.
/// Results: NULL for NULL. Threads: const. Since 0.2.
///
///     const hjemmel_reason* first = hjemmel_reason_part(reason, 0);
HJEMMEL_API const hjemmel_reason* hjemmel_reason_part(const hjemmel_reason* reason,
                                                      size_t at) HJEMMEL_NOEXCEPT;

/// A fact, parameter or decision that a node's condition read.
typedef struct hjemmel_used {
    uint32_t struct_size;
    int32_t kind;
    hjemmel_text name; ///< "kommune.kommunekode" for another entity's
    hjemmel_text label;
    hjemmel_text unit;
    const hjemmel_value* value;
    uint32_t flags; ///< HJEMMEL_USED_FLAG_...
    uint32_t reserved;
} hjemmel_used;

enum {
    HJEMMEL_USED_KIND_FACT = 0,
    HJEMMEL_USED_KIND_STAND_IN = 1,
    HJEMMEL_USED_KIND_PARAMETER = 2,
    HJEMMEL_USED_KIND_DECISION = 3,
    HJEMMEL_USED_KIND_RELATED = 4 ///< entities that the case has many of: counted by value
};

enum {
    HJEMMEL_USED_FLAG_INTERPRETATION = 1, ///< a reading of ours, where sources leave it open
    HJEMMEL_USED_FLAG_CHANGED = 2         ///< a parameter that is set otherwise than the file says
};

#define HJEMMEL_USED_INIT                                                                          \
    { sizeof(hjemmel_used), 0, {0, 0}, {0, 0}, {0, 0}, 0, 0, 0 }

/// What number `at` is that a node's condition read. What it points to belongs to the tree.
/// Results: OK; NONE (no more of them); ARGUMENT; OPTIONS. Threads: const. Since 0.2.
///
///     hjemmel_used fact = HJEMMEL_USED_INIT;
///     for (size_t i = 0; hjemmel_reason_used(reason, i, HJEMMEL_LANGUAGE_DANISH, &fact) == 0; ++i)
///         puts(fact.label.data);
HJEMMEL_API hjemmel_result hjemmel_reason_used(const hjemmel_reason* reason, size_t at,
                                               int32_t language,
                                               hjemmel_used* out) HJEMMEL_NOEXCEPT;

/// The document that a node rests on, and the place in it.
typedef struct hjemmel_source {
    uint32_t struct_size;
    uint32_t reserved;
    hjemmel_text id;
    hjemmel_text title;
    hjemmel_text issuer;
    hjemmel_text reference;
    hjemmel_text published; ///< "2018-03-02", or empty
    hjemmel_text url;
    hjemmel_text place;
} hjemmel_source;

#define HJEMMEL_SOURCE_INIT                                                                        \
    {                                                                                              \
        sizeof(hjemmel_source), 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, { 0, 0 }        \
    }

/// Source number `at` of a node. The texts belong to the tree.
/// Results: OK; NONE (no more of them); ARGUMENT; OPTIONS. Threads: const. Since 0.2.
///
///     hjemmel_source source = HJEMMEL_SOURCE_INIT;
///     if (hjemmel_reason_source(reason, 0, HJEMMEL_LANGUAGE_DANISH, &source) == HJEMMEL_OK)
///         puts(source.title.data);
HJEMMEL_API hjemmel_result hjemmel_reason_source(const hjemmel_reason* reason, size_t at,
                                                 int32_t language,
                                                 hjemmel_source* out) HJEMMEL_NOEXCEPT;

/// The path of missing fact number `at` that a node waits for. It belongs to the tree.
/// Results: OK; NONE (no more of them); ARGUMENT. Threads: const. Since 0.2.
///
///     hjemmel_text path = {0, 0};
///     if (hjemmel_reason_missing(reason, 0, &path) == HJEMMEL_OK) puts(path.data);
HJEMMEL_API hjemmel_result hjemmel_reason_missing(const hjemmel_reason* reason, size_t at,
                                                  hjemmel_text* out) HJEMMEL_NOEXCEPT;

// ---------------------------------------------------------------------------------------- batches

// The Arrow C data interface: the layout of these two is Arrow's, the same in every program.
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema** children;
    struct ArrowSchema* dictionary;
    void (*release)(struct ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void** buffers;
    struct ArrowArray** children;
    struct ArrowArray* dictionary;
    void (*release)(struct ArrowArray*);
    void* private_data;
};

#endif

/// A table of related cases: the citizens of the municipalities, or the municipalities of the
/// citizens, joined by the key that the rule file declares.
typedef struct hjemmel_table {
    uint32_t struct_size;
    uint32_t flags;      ///< 0
    hjemmel_text entity; ///< its name or its plural
    const struct ArrowSchema* schema;
    const struct ArrowArray* array; ///< a struct array: a row a case
} hjemmel_table;

#define HJEMMEL_TABLE_INIT                                                                         \
    { sizeof(hjemmel_table), 0, {0, 0}, 0, 0 }

/// Is told how far a batch is, about every 1,000 rows (of several threads every 8,192 at most) and
/// at the end; anything but 0 stops it.
/// `user` is the batch's. Called on the thread that runs the batch, never once that has returned.
/// May call every function with other handles, and with const on all; may not throw or jump out.
typedef int32_t (*hjemmel_progress)(void* user, uint64_t done, uint64_t total);

/// What a batch is about and how it is run. Nothing of it is kept beyond the call.
typedef struct hjemmel_batch {
    uint32_t struct_size;
    uint32_t flags;                   ///< HJEMMEL_BATCH_...
    const struct ArrowSchema* schema; ///< columns named as facts are; `sags_id` is the id
    const struct ArrowArray* array;   ///< a struct array: a row a case
    const hjemmel_table* tables;      ///< related tables, all of one struct_size, or NULL
    size_t table_count;
    int64_t day;               ///< the evaluation date of every case
    hjemmel_text day_column;   ///< or the column that has each case's
    hjemmel_progress progress; ///< or NULL
    void* user;
    int32_t language;  ///< of reasons and diagnostics
    uint32_t reserved; ///< 0
    /// NULL, or what gets the diagnostics of rows of related tables that were refused, although the
    /// batch went well: an error that is the caller's, or NULL where there was none.
    hjemmel_error** refused_related;
    /// How many threads decide rows, the calling one among them: 0 and 1 start none, more than 256
    /// are 256, and where the system starts fewer, these do it. All have ended when the call
    /// returns. The outcomes are the same to the byte. Since 0.2.
    uint32_t threads;
    uint32_t reserved_threads; ///< 0
} hjemmel_batch;

enum {
    HJEMMEL_BATCH_FLAG_POSSIBLE = 1,    ///< NAME_possible: what it can still be, as JSON
    HJEMMEL_BATCH_FLAG_MISSING = 2,     ///< NAME_missing: a list of paths
    HJEMMEL_BATCH_FLAG_REASONS = 4,     ///< NAME_reasons: the tree as JSON
    HJEMMEL_BATCH_FLAG_DIAGNOSTICS = 8, ///< NAME_diagnostics: a list of JSON objects
    HJEMMEL_BATCH_FLAG_MARKS = 16       ///< NAME_marks: what each requirement or row contributed
};

#define HJEMMEL_BATCH_INIT                                                                         \
    { sizeof(hjemmel_batch), 0, 0, 0, 0, 0, 0, {0, 0}, 0, 0, 0, 0, 0, 0, 0 }

/// Decides every row of a table, and gives a table with as many rows, in the same order: for each
/// decision a column NAME and a column NAME_status, and what the flags ask for; `sags_id` where the
/// table had it. A row that cannot be read has the status refused, and the others go on. The input
/// is borrowed, not released; both outputs are the caller's, to be released as Arrow says, and may
/// outlive every handle. After a failure their `release` is NULL. docs/batches.md lists the types.
/// Results: OK; ARGUMENT; OPTIONS; FACTS (a table whose layout or types cannot be read); NAME (a
/// column or table that the rules do not know); RANGE (the day); CANCELLED; MEMORY.
/// Threads: const. Since 0.2.
///
///     struct ArrowSchema out_schema;
///     struct ArrowArray out_array;
///     hjemmel_batch batch = HJEMMEL_BATCH_INIT;
///     batch.schema = schema;
///     batch.array = array;
///     batch.day = 17592;
///     hjemmel_evaluation_batch(evaluation, &batch, &out_schema, &out_array, &error);
HJEMMEL_API hjemmel_result hjemmel_evaluation_batch(const hjemmel_evaluation* evaluation,
                                                    const hjemmel_batch* batch,
                                                    struct ArrowSchema* out_schema,
                                                    struct ArrowArray* out_array,
                                                    hjemmel_error** error) HJEMMEL_NOEXCEPT;

#ifdef __cplusplus
}
#endif

// NOLINTEND

#endif
