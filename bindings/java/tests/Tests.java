// SPDX-License-Identifier: Apache-2.0
import dk.hjemmel.Catalog;
import dk.hjemmel.Declaration;
import dk.hjemmel.Diagnostic;
import dk.hjemmel.Evaluation;
import dk.hjemmel.EvaluationOptions;
import dk.hjemmel.Facts;
import dk.hjemmel.Hjemmel;
import dk.hjemmel.HjemmelException;
import dk.hjemmel.Language;
import dk.hjemmel.LoadOptions;
import dk.hjemmel.Note;
import dk.hjemmel.Outcome;
import dk.hjemmel.Outcomes;
import dk.hjemmel.Reason;
import dk.hjemmel.Result;
import dk.hjemmel.Value;
import dk.hjemmel.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the wrapper promises, tried one by one.
 *
 * <p>Usage: {@code java Tests RULES-FILE}, or {@code java Tests --without-library TEXT}: the
 * library cannot be used, and the message says TEXT.
 */
public final class Tests {
    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);

    private Tests() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("--without-library")) {
            withoutLibrary(arguments[1]);
        } else {
            withLibrary(Files.readString(Path.of(arguments[0])));
        }
        System.exit(Check.finish());
    }

    private static void withoutLibrary(String text) {
        for (Check.Step step :
                List.<Check.Step>of(Hjemmel::version, Facts::new, () -> Catalog.load(Path.of("x")))) {
            HjemmelException why = Check.fails(Result.LIBRARY, step);
            Check.yes("says " + text + ": " + why, why != null && why.getMessage().contains(text));
            Check.yes("reports it", why != null && why.report(Language.DANISH).contains(text));
        }
    }

    private static void withLibrary(String rules) throws Exception {
        Map<String, String> files = Map.of("prøve.yaml", rules);
        library();
        badRules(rules);
        try (Catalog catalog = Catalog.fromMemory(files);
                Version version = catalog.inForce("prøve", DAY).orElseThrow();
                Evaluation evaluation = version.evaluation("borger")) {
            catalogs(catalog);
            versions(version);
            nulls(catalog, version, evaluation);
            values(evaluation);
            numbers(version);
            dates(version);
            texts(version);
            nested(version);
            refused(version);
            notes(version);
            written(version);
            Batches.all(version, DAY);
            Stress.all(version, DAY);
        }
        closed(files);
    }

    /** The only outcome of a decision that is made of facts. */
    private static Outcome decide(Version version, String decision, Facts facts) {
        try (Evaluation evaluation = version.evaluation("", decision);
                Outcomes outcomes = evaluation.run(facts, DAY)) {
            Check.same(1, outcomes.size());
            return outcomes.get(0);
        }
    }

    private static Value valueOf(Version version, String decision, Facts facts) {
        return decide(version, decision, facts).value();
    }

    private static void library() {
        Check.yes("a version", Hjemmel.version().matches("[0-9]+\\.[0-9]+\\.[0-9]+"));
        Check.yes("a number", Hjemmel.versionNumber() >= 2000);
        Check.yes("what it is built of", Hjemmel.buildInfo().contains("hjemmel: " + Hjemmel.version()));
    }

    private static void badRules(String rules) throws Exception {
        String bad = "hjemmel: 1\nruleset: demo\ntitel: Demo\nend: demo\n";
        HjemmelException why =
                Check.fails(Result.RULES, () -> Catalog.fromMemory(Map.of("dårlig.yaml", bad)));
        Check.same("unknown-key", why.code());
        Check.same("dårlig.yaml:3:1", why.place());
        Diagnostic first = why.diagnostics().get(0);
        Check.same(Diagnostic.Severity.ERROR, first.severity());
        Check.same(3, first.line());
        Check.same(25L, first.offset());
        Check.yes("Danish", first.text(Language.DANISH).contains("Nøglen »titel«"));
        Check.yes("English", first.text(Language.ENGLISH).contains("The key"));
        Check.yes("a hint", first.hint(Language.DANISH).contains("»title«"));
        Check.yes("an excerpt", why.report(Language.DANISH).contains("titel: Demo"));
        String message = why.getMessage();
        Check.yes(message, message.startsWith("ERROR_RULES: dårlig.yaml:3:1: unknown-key: "));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(why);
        Object copy =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        Check.same("unknown-key", ((HjemmelException) copy).code());
        Check.fails(Result.RULES, () -> Catalog.load(Path.of("no", "such", "folder")));
        LoadOptions few = new LoadOptions().fileBytes(10);
        Check.fails(Result.RULES, () -> Catalog.fromMemory(Map.of("a", rules), few));
        Check.refuses(IllegalArgumentException.class, () -> new LoadOptions().nodes(0));
        try (Catalog none = Catalog.fromMemory(Map.of())) {
            Check.same(List.of(), none.rulesets());
        }
    }

    private static void catalogs(Catalog catalog) {
        Check.same(List.of("prøve"), catalog.rulesets());
        Check.same(List.of(), catalog.warnings());
        Check.yes("none", catalog.inForce("prøve", LocalDate.of(2019, 12, 31)).isEmpty());
        Check.yes("none", catalog.inForce("prøve", LocalDate.MAX).isEmpty());
        Check.yes("no second", catalog.version("prøve", 1).isEmpty());
        HjemmelException why = Check.fails(Result.NAME, () -> catalog.inForce("prove", DAY));
        Check.same("unknown-ruleset", why.code());
        try (Version oldest = catalog.version("prøve", 0).orElseThrow()) {
            Check.same("prøve", oldest.ruleset());
        }
    }

    private static void versions(Version version) {
        Check.same("Prøve", version.title(Language.DANISH));
        Check.same("Trial", version.title(Language.ENGLISH));
        Check.same(LocalDate.of(2020, 1, 1), version.from().orElseThrow());
        Check.same(LocalDate.of(2020, 12, 31), version.to().orElseThrow());
        Check.same(64, version.digest().length());
        List<Declaration> facts = version.declarations(Declaration.Kind.FACT);
        Check.same(5, facts.size());
        Check.same("alder", facts.get(0).name());
        Check.same("Age", facts.get(0).label(Language.ENGLISH));
        Check.same("år", facts.get(0).unit());
        Check.yes("alder is not optional", !facts.get(0).isOptional());
        Check.yes("afgang is optional", facts.get(1).isOptional());
        Check.same(1, version.declarations(Declaration.Kind.ENTITY).size());
        Check.same(3, version.declarations(Declaration.Kind.PARAMETER).size());
        Check.fails(Result.NAME, () -> version.evaluation("borger", "ukendt"));
        Check.fails(Result.NAME, () -> version.evaluation("ukendt"));
        Check.fails(Result.NAME, () -> version.with(Map.of("ukendt", "1")));
        Check.fails(Result.SETTING, () -> version.with(Map.of("graense", "mange")));
    }

    private static void nulls(Catalog catalog, Version version, Evaluation evaluation) {
        Facts facts = new Facts();
        Map<String, Object> holds = new HashMap<>();
        holds.put("fra", null);
        Check.refuses(
                NullPointerException.class,
                () -> Catalog.load(null),
                () -> Catalog.load(Path.of("x"), null),
                () -> Catalog.fromMemory(null),
                () -> Catalog.fromMemory(Collections.singletonMap("a", null)),
                () -> Catalog.fromMemory(Collections.singletonMap(null, "a")),
                () -> catalog.inForce(null, DAY),
                () -> catalog.inForce("prøve", null),
                () -> catalog.version(null, 0),
                () -> version.title(null),
                () -> version.declarations(null),
                () -> version.with(null),
                () -> version.evaluation(null),
                () -> version.evaluation("borger", (String) null),
                () -> version.evaluation("borger", List.of(), null),
                () -> evaluation.run(null, DAY),
                () -> evaluation.run(facts, null),
                () -> facts.set(null, true),
                () -> facts.set("navn", (String) null),
                () -> facts.set("alder", (BigDecimal) null),
                () -> facts.set("afgang", (LocalDate) null),
                () -> facts.set("perioder", (List<?>) null),
                () -> facts.set("perioder", (Map<String, ?>) null),
                () -> facts.set("perioder", Arrays.asList(holds)),
                () -> facts.json(null),
                () -> facts.id(null),
                () -> facts.absent(null),
                () -> facts.preset("gammel", null, "x"),
                () -> facts.preset("gammel", true, null));
        Check.refuses(IndexOutOfBoundsException.class, () -> catalog.version("prøve", -1));
        facts.close();
    }

    private static Facts full() {
        return new Facts()
                .id("S-1")
                .set("alder", 47)
                .set("afgang", LocalDate.of(2020, 2, 29))
                .set("navn", "Åse")
                .set("gruppe", "rød")
                .set("perioder", List.of());
    }

    private static void values(Evaluation evaluation) {
        Map<String, Value> all = new LinkedHashMap<>();
        try (Facts facts = full();
                Outcomes outcomes = evaluation.run(facts, DAY)) {
            for (Outcome one : outcomes) {
                Check.same(Outcome.Status.KNOWN, one.status());
                Check.same("S-1", one.id());
                Check.same(DAY, one.day());
                Check.same("2020-01-01", one.version());
                all.put(one.decision(), one.value());
            }
            Check.same("28 dage", all.get("tid").text(Language.DANISH));
            Check.same("\"P28D\"", all.get("tid").json());
        }
        Check.same(true, all.get("gammel").asBoolean());
        Check.same(Duration.ofDays(28), all.get("tid").asDuration());
        Check.same(14L, all.get("maaneder").asMonths());
        Check.same(Period.of(1, 2, 0), all.get("maaneder").asPeriod());
        Check.same("10:30:00", all.get("klokken").asText());
        Check.same("2020-01-02T03:04:05+01:00", all.get("naar").asText());
        Check.same(LocalDate.of(2020, 1, 2), all.get("naar").asDate());
        List<Value.Item> ends = all.get("spaend").items();
        Check.same(BigDecimal.ONE, ends.get(0).value().asNumber());
        Check.yes("[1..5)", !ends.get(0).isExcluded() && ends.get(1).isExcluded());
        Value pair = all.get("par");
        Check.same(List.of("a", "b"), List.copyOf(pair.asMap().keySet()));
        Check.same("Åse", pair.entry("b").orElseThrow().asText());
        Check.yes("no such entry", pair.entry("c").isEmpty());
        Check.same(List.of(), all.get("liste").asList());
        for (Value one : all.values()) {
            if (one.kind() != Value.Kind.BOOLEAN) {
                Check.fails(Result.KIND, one::asBoolean);
            }
            Check.fails(Result.KIND, one::possible);
        }
        Check.fails(Result.KIND, all.get("gammel")::asNumber);
        Check.fails(Result.KIND, all.get("gammel")::asText);
        Check.fails(Result.KIND, all.get("klokken")::asDate);
        Check.fails(Result.KIND, all.get("tid")::asPeriod);
        Check.fails(Result.KIND, all.get("maaneder")::asDuration);
        Check.fails(Result.KIND, pair::asList);
        Check.fails(Result.KIND, all.get("liste")::asMap);
        undetermined(evaluation);
    }

    private static void undetermined(Evaluation evaluation) {
        try (Facts facts = new Facts().absent("navn");
                Outcomes outcomes = evaluation.run(facts, DAY)) {
            Outcome old = outcomes.get(0);
            Check.same(Outcome.Status.UNDETERMINED, old.status());
            Check.yes("undetermined", old.value().isUndetermined());
            Check.same(Value.Kind.ONE_OF, old.value().kind());
            Check.same(2, old.value().possible().size());
            Check.same("alder", old.missing().get(0).path());
            Check.same("Age", old.missing().get(0).label(Language.ENGLISH));
            Check.same(Value.Kind.ANYTHING, outcomes.get(1).value().kind());
            Check.same(List.of(), outcomes.get(1).value().possible());
            Check.same(Value.Kind.ABSENT, outcomes.get(3).value().kind());
            Outcome outside = evaluation.run(facts, LocalDate.MIN).get(0);
            Check.same(Outcome.Status.OUTSIDE_VALIDITY, outside.status());
            Check.same(Value.Kind.NULL, outside.value().kind());
        }
    }

    private static void numbers(Version version) {
        for (String text :
                List.of(
                        "0", "-1", "37.50", "9223372036854775807", "-9223372036854775808",
                        "9223372036854775808", "1234567890123456789012345678901234",
                        "-0.1234567890123456789012345678901234", "1E+6000", "1E-6176",
                        "9.999999999999999999999999999999999E+307",
                        "1.234567890123456789012E+308", "-9.876543210987654321098E-6000",
                        "1" + "0".repeat(60))) {
            BigDecimal number = new BigDecimal(text);
            try (Facts facts = new Facts().set("alder", number)) {
                Check.same(number, valueOf(version, "samme", facts).asNumber());
            }
        }
        try (Facts facts = new Facts().set("alder", 7)) {
            for (String text :
                    List.of(
                            "1E+6145", "1E-6177", "12345678901234567890123456789012345")) {
                Check.fails(Result.RANGE, () -> facts.set("alder", new BigDecimal(text)));
            }
            BigDecimal far = new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE);
            Check.fails(Result.RANGE, () -> facts.set("alder", far));
            Check.refuses(
                    IllegalArgumentException.class,
                    () -> facts.set("perioder", List.of(0.5)),
                    () -> facts.set("perioder", List.of(0.5f)),
                    () -> facts.set("perioder", List.of('x')));
            Check.same(BigDecimal.valueOf(7), valueOf(version, "samme", facts).asNumber());
            facts.json("{\"alder\": -0.1234567890123456789012345678901234}");
            Check.same(
                    new BigDecimal("-0.1234567890123456789012345678901234"),
                    valueOf(version, "samme", facts).asNumber());
            facts.set("alder", Long.MIN_VALUE);
            Check.same(BigDecimal.valueOf(Long.MIN_VALUE), valueOf(version, "samme", facts).asNumber());
        }
    }

    private static void dates(Version version) {
        for (LocalDate day :
                List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH, LocalDate.of(0, 2, 29))) {
            try (Facts facts = new Facts().set("afgang", day)) {
                Check.same(day, valueOf(version, "dag", facts).asDate());
                BigDecimal wide = new BigDecimal("12345678901234567891");
                facts.set("perioder", List.of(Map.of("fra", day, "til", day, "beloeb", wide)));
                Value first = valueOf(version, "liste", facts).asList().get(0);
                Check.same(day, first.entry("fra").orElseThrow().asDate());
                Check.same(wide, first.entry("beloeb").orElseThrow().asNumber());
            }
        }
        try (Facts facts = new Facts().set("afgang", "2020-02-29")) {
            Check.same(LocalDate.of(2020, 2, 29), valueOf(version, "dag", facts).asDate());
        }
    }

    private static void texts(Version version) {
        for (String text : List.of("", "æøåÆØÅ", "😀👩‍👧", "a\"\\\n\tb", "x".repeat(100_000))) {
            try (Facts facts = new Facts().set("navn", text).id(text)) {
                Outcome one = decide(version, "kaldt", facts);
                Check.same(text, one.value().asText());
                Check.same(text, one.id());
            }
        }
        try (Facts facts = new Facts()) {
            Check.refuses(
                    IllegalArgumentException.class,
                    () -> facts.set("navn", "half \uD83D"),
                    () -> facts.set("navn", "a\0b"),
                    () -> facts.set("na\0vn", "b"),
                    () -> facts.preset("gammel", true, ""),
                    () -> facts.set("sags_id", 7));
            facts.set("navn", "still works");
            Check.same("still works", valueOf(version, "kaldt", facts).asText());
            HjemmelException why = Check.fails(Result.FACTS, () -> facts.json("{\"navn\": \n x}"));
            Check.same(2, why.diagnostics().get(0).line());
            Check.same("still works", valueOf(version, "kaldt", facts).asText());
        }
    }

    private static void nested(Version version) {
        LocalDate first = LocalDate.of(2019, 1, 1);
        List<Object> periods = new ArrayList<>();
        for (int i = 0; i < 100; ++i) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("fra", first.plusDays(i));
            one.put("til", i % 2 == 0 ? Facts.ABSENT : first.plusDays(i + 1L));
            one.put("beloeb", i % 3 == 0 ? (Object) new BigDecimal("0.10") : (Object) i);
            periods.add(one);
        }
        try (Facts facts = new Facts().set("perioder", periods)) {
            List<Value> found = valueOf(version, "liste", facts).asList();
            Check.same(100, found.size());
            Map<String, Value> last = found.get(99).asMap();
            Check.same(first.plusDays(100), last.get("til").asDate());
            Check.same(new BigDecimal("0.1"), last.get("beloeb").asNumber());
            Check.same(Value.Kind.ABSENT, found.get(98).asMap().get("til").kind());
            Object deep = List.of();
            for (int i = 0; i < 40; ++i) {
                deep = List.of(deep);
            }
            List<?> tooDeep = (List<?>) deep;
            Check.fails(Result.RANGE, () -> facts.set("perioder", tooDeep));
            Check.same(100, valueOf(version, "liste", facts).asList().size());
            Check.refuses(UnsupportedOperationException.class, () -> facts.set("perioder", fickle()));
            Check.same(Outcome.Status.UNDETERMINED, decide(version, "liste", facts).status());
            facts.set("perioder", List.of());
            Check.same(List.of(), valueOf(version, "liste", facts).asList());
        }
    }

    /** A list that can be looked at once: it fails in the middle of being copied. */
    private static List<Object> fickle() {
        return new AbstractList<>() {
            private boolean seen = false;

            @Override
            public Object get(int at) {
                if (seen) {
                    throw new UnsupportedOperationException();
                }
                seen = true;
                return Map.of();
            }

            @Override
            public int size() {
                return 1;
            }
        };
    }

    private static void refused(Version version) {
        try (Facts facts = new Facts().set("gruppe", "rod")) {
            Outcome one = decide(version, "farve", facts);
            Check.same(Outcome.Status.REFUSED, one.status());
            Diagnostic why = one.diagnostics().get(0);
            Check.same("value-not-allowed", why.code());
            Check.same("gruppe", why.fact());
            Check.same("rod", why.value());
            Check.same("", why.place());
            Check.yes("a hint", why.hint(Language.DANISH).contains("rød"));
            facts.set("gruppe", 7);
            Check.same(Outcome.Status.REFUSED, decide(version, "farve", facts).status());
            facts.clear().set("ukendt", true);
            Check.same(Outcome.Status.REFUSED, decide(version, "farve", facts).status());
        }
    }

    private static void notes(Version version) {
        try (Version changed = version.with(Map.of("graense", "50"));
                Facts facts = new Facts().set("alder", 47)) {
            Outcome one = decide(changed, "gammel", facts);
            Check.same(false, one.value().asBoolean());
            Note note = one.notes().get(0);
            Check.same(Note.Kind.CHANGED, note.kind());
            Check.same("graense", note.name());
            Check.same(BigDecimal.valueOf(50), note.value().orElseThrow().asNumber());
            facts.preset("gammel", true, "Journal 12: æøå");
            note = decide(version, "gammel", facts).notes().get(0);
            Check.same(Note.Kind.PRESET, note.kind());
            Check.same("Journal 12: æøå", note.text());
            BigDecimal wide = new BigDecimal("12345678901234567891");
            facts.preset("samme", wide, "Journal 12");
            Check.same(wide, valueOf(version, "samme", facts).asNumber());
        }
        EvaluationOptions whole = new EvaluationOptions().complete("perioder").nullsAbsent(true);
        try (Facts facts = new Facts();
                Evaluation ready = version.evaluation("borger", List.of("liste"), whole);
                Outcomes outcomes = ready.run(facts, DAY)) {
            Check.same(List.of(), outcomes.get(0).value().asList());
            Check.same(Note.Kind.COMPLETE, outcomes.get(0).notes().get(0).kind());
        }
    }

    private static void written(Version version) {
        try (Facts facts = full();
                Evaluation evaluation = version.evaluation("borger", "gammel")) {
            Outcomes outcomes = evaluation.run(facts, DAY);
            Outcome one = outcomes.get(0);
            Check.yes("the reasons", one.text(Language.DANISH).contains("Over grænsen"));
            Check.yes("JSON", one.json(Language.DANISH).startsWith("{"));
            int longer = one.jsonWithReasons(Language.DANISH).length();
            Check.yes("JSON with reasons", longer > one.json(Language.DANISH).length());
            Check.yes("a letter", one.letter(Language.DANISH) != null);
            Reason root = one.reasons(Language.ENGLISH);
            Check.same(Reason.Kind.DECISION, root.kind());
            Check.same(true, root.value().orElseThrow().asBoolean());
            Reason part = root.parts().get(0);
            Check.same(Reason.Kind.REQUIREMENT, part.kind());
            Check.same(Reason.Mark.MET, part.mark());
            Check.same("Over grænsen", part.text());
            Check.same("Loven", part.sources().get(0).title());
            Check.same("2019-12-24", part.sources().get(0).published());
            Check.same("alder", part.used().get(0).name());
            Check.same("Age", part.used().get(0).label());
            Value age = part.used().get(0).value();
            Check.same("47", age.text(Language.ENGLISH));
            outcomes.close();
            Check.same(BigDecimal.valueOf(47), age.asNumber());
            Check.refuses(
                    IllegalStateException.class,
                    () -> age.text(Language.DANISH),
                    () -> one.text(Language.DANISH),
                    () -> one.reasons(Language.DANISH),
                    () -> one.value().json());
            Check.same(true, one.value().asBoolean());
        }
    }

    private static void closed(Map<String, String> files) {
        Catalog catalog = Catalog.fromMemory(files);
        Version version = catalog.inForce("prøve", DAY).orElseThrow();
        catalog.close();
        catalog.close();
        Check.same(List.of("prøve"), catalog.rulesets());
        Check.refuses(IllegalStateException.class, () -> catalog.inForce("prøve", DAY));
        Evaluation evaluation = version.evaluation("", "samme");
        version.close();
        version.close();
        Check.same("prøve", version.ruleset());
        Check.refuses(
                IllegalStateException.class,
                () -> version.evaluation(""),
                () -> version.with(Map.of()),
                () -> version.declarations(Declaration.Kind.FACT));
        Facts facts = new Facts().set("alder", 7);
        Outcomes outcomes = evaluation.run(facts, DAY);
        evaluation.close();
        facts.close();
        facts.close();
        Check.refuses(
                IllegalStateException.class,
                () -> evaluation.run(new Facts(), DAY),
                () -> facts.set("alder", 8),
                () -> facts.clear());
        Check.same("7", outcomes.get(0).value().json());
        outcomes.close();
        outcomes.close();
        Check.refuses(IllegalStateException.class, () -> outcomes.get(0).json(Language.DANISH));
    }
}
