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
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
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

    private static int faults = 0;
    private static int checks = 0;

    private Tests() {}

    /** What a test does. */
    private interface Step {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2 && arguments[0].equals("--without-library")) {
            withoutLibrary(arguments[1]);
        } else {
            withLibrary(Files.readString(Path.of(arguments[0])));
        }
        System.out.println(checks + " checks, " + faults + " faults");
        System.exit(faults == 0 ? 0 : 1);
    }

    private static void withoutLibrary(String text) {
        for (Step step :
                List.<Step>of(Hjemmel::version, Facts::new, () -> Catalog.load(Path.of("x")))) {
            HjemmelException why = fails(Result.LIBRARY, step);
            yes("says " + text + ": " + why, why != null && why.getMessage().contains(text));
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
            garbage(version);
            threads(version);
        }
        closed(files);
    }

    // ------------------------------------------------------------------------------------ checking

    private static void yes(String what, boolean holds) {
        ++checks;
        if (!holds) {
            ++faults;
            StackTraceElement[] stack = new Throwable().getStackTrace();
            int at = 0;
            while (at + 1 < stack.length && isHelper(stack[at].getMethodName())) {
                ++at;
            }
            System.out.println("fault in line " + stack[at].getLineNumber() + ": " + what);
        }
    }

    private static boolean isHelper(String method) {
        return List.of("yes", "same", "fails", "refuses", "thrown").contains(method);
    }

    private static void same(Object expected, Object found) {
        yes(found + ", not " + expected, expected.equals(found));
    }

    private static void same(BigDecimal expected, BigDecimal found) {
        yes(found + ", not " + expected, expected.compareTo(found) == 0);
    }

    private static Exception thrown(Step step) {
        try {
            step.run();
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    private static HjemmelException fails(Result result, Step step) {
        Exception why = thrown(step);
        boolean ours = why instanceof HjemmelException;
        yes(why + ", not " + result, ours && ((HjemmelException) why).result() == result);
        return ours ? (HjemmelException) why : null;
    }

    private static void refuses(Class<?> type, Step... steps) {
        for (Step step : steps) {
            Exception why = thrown(step);
            yes(why + ", no " + type.getSimpleName(), type.isInstance(why));
        }
    }

    /** The only outcome of a decision that is made of facts. */
    private static Outcome decide(Version version, String decision, Facts facts) {
        try (Evaluation evaluation = version.evaluation("", decision);
                Outcomes outcomes = evaluation.run(facts, DAY)) {
            same(1, outcomes.size());
            return outcomes.get(0);
        }
    }

    private static Value valueOf(Version version, String decision, Facts facts) {
        return decide(version, decision, facts).value();
    }

    // --------------------------------------------------------------------------------------- tests

    private static void library() {
        yes("a version", Hjemmel.version().matches("[0-9]+\\.[0-9]+\\.[0-9]+"));
        yes("a number", Hjemmel.versionNumber() >= 2000);
        yes("what it is built of", Hjemmel.buildInfo().contains("hjemmel: " + Hjemmel.version()));
    }

    private static void badRules(String rules) throws Exception {
        String bad = "hjemmel: 1\nruleset: demo\ntitel: Demo\nend: demo\n";
        HjemmelException why =
                fails(Result.RULES, () -> Catalog.fromMemory(Map.of("dårlig.yaml", bad)));
        same("unknown-key", why.code());
        same("dårlig.yaml:3:1", why.place());
        Diagnostic first = why.diagnostics().get(0);
        same(Diagnostic.Severity.ERROR, first.severity());
        same(3, first.line());
        same(25L, first.offset());
        yes("Danish", first.text(Language.DANISH).contains("Nøglen »titel«"));
        yes("English", first.text(Language.ENGLISH).contains("The key"));
        yes("a hint", first.hint(Language.DANISH).contains("»title«"));
        yes("an excerpt", why.report(Language.DANISH).contains("titel: Demo"));
        yes("the message: " + why.getMessage(), why.getMessage().startsWith("ERROR_RULES: dårlig"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(why);
        Object copy =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        same("unknown-key", ((HjemmelException) copy).code());
        fails(Result.RULES, () -> Catalog.load(Path.of("no", "such", "folder")));
        LoadOptions few = new LoadOptions().fileBytes(10);
        fails(Result.RULES, () -> Catalog.fromMemory(Map.of("a", rules), few));
        refuses(IllegalArgumentException.class, () -> new LoadOptions().nodes(0));
        try (Catalog none = Catalog.fromMemory(Map.of())) {
            same(List.of(), none.rulesets());
        }
    }

    private static void catalogs(Catalog catalog) {
        same(List.of("prøve"), catalog.rulesets());
        same(List.of(), catalog.warnings());
        yes("none", catalog.inForce("prøve", LocalDate.of(2019, 12, 31)).isEmpty());
        yes("none", catalog.inForce("prøve", LocalDate.MAX).isEmpty());
        yes("no second", catalog.version("prøve", 1).isEmpty());
        HjemmelException why = fails(Result.NAME, () -> catalog.inForce("prove", DAY));
        same("unknown-ruleset", why.code());
        try (Version oldest = catalog.version("prøve", 0).orElseThrow()) {
            same("prøve", oldest.ruleset());
        }
    }

    private static void versions(Version version) {
        same("Prøve", version.title(Language.DANISH));
        same("Trial", version.title(Language.ENGLISH));
        same(LocalDate.of(2020, 1, 1), version.from().orElseThrow());
        same(LocalDate.of(2020, 12, 31), version.to().orElseThrow());
        same(64, version.digest().length());
        List<Declaration> facts = version.declarations(Declaration.Kind.FACT);
        same(5, facts.size());
        same("alder", facts.get(0).name());
        same("Age", facts.get(0).label(Language.ENGLISH));
        same("år", facts.get(0).unit());
        yes("alder is not optional", !facts.get(0).isOptional());
        yes("afgang is optional", facts.get(1).isOptional());
        same(1, version.declarations(Declaration.Kind.ENTITY).size());
        same(3, version.declarations(Declaration.Kind.PARAMETER).size());
        fails(Result.NAME, () -> version.evaluation("borger", "ukendt"));
        fails(Result.NAME, () -> version.evaluation("ukendt"));
        fails(Result.NAME, () -> version.with(Map.of("ukendt", "1")));
        fails(Result.SETTING, () -> version.with(Map.of("graense", "mange")));
    }

    private static void nulls(Catalog catalog, Version version, Evaluation evaluation) {
        Facts facts = new Facts();
        Map<String, Object> holds = new HashMap<>();
        holds.put("fra", null);
        refuses(
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
        refuses(IndexOutOfBoundsException.class, () -> catalog.version("prøve", -1));
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
                same(Outcome.Status.KNOWN, one.status());
                same("S-1", one.id());
                same(DAY, one.day());
                same("2020-01-01", one.version());
                all.put(one.decision(), one.value());
            }
            same("28 dage", all.get("tid").text(Language.DANISH));
            same("\"P28D\"", all.get("tid").json());
        }
        same(true, all.get("gammel").asBoolean());
        same(Duration.ofDays(28), all.get("tid").asDuration());
        same(14L, all.get("maaneder").asMonths());
        same(Period.of(1, 2, 0), all.get("maaneder").asPeriod());
        same("10:30:00", all.get("klokken").asText());
        same("2020-01-02T03:04:05+01:00", all.get("naar").asText());
        same(LocalDate.of(2020, 1, 2), all.get("naar").asDate());
        List<Value.Item> ends = all.get("spaend").items();
        same(BigDecimal.ONE, ends.get(0).value().asNumber());
        yes("[1..5)", !ends.get(0).isExcluded() && ends.get(1).isExcluded());
        Value pair = all.get("par");
        same(List.of("a", "b"), List.copyOf(pair.asMap().keySet()));
        same("Åse", pair.entry("b").orElseThrow().asText());
        yes("no such entry", pair.entry("c").isEmpty());
        same(List.of(), all.get("liste").asList());
        for (Value one : all.values()) {
            if (one.kind() != Value.Kind.BOOLEAN) {
                fails(Result.KIND, one::asBoolean);
            }
            fails(Result.KIND, one::possible);
        }
        fails(Result.KIND, all.get("gammel")::asNumber);
        fails(Result.KIND, all.get("gammel")::asText);
        fails(Result.KIND, all.get("klokken")::asDate);
        fails(Result.KIND, all.get("tid")::asPeriod);
        fails(Result.KIND, all.get("maaneder")::asDuration);
        fails(Result.KIND, pair::asList);
        fails(Result.KIND, all.get("liste")::asMap);
        undetermined(evaluation);
    }

    private static void undetermined(Evaluation evaluation) {
        try (Facts facts = new Facts().absent("navn");
                Outcomes outcomes = evaluation.run(facts, DAY)) {
            Outcome old = outcomes.get(0);
            same(Outcome.Status.UNDETERMINED, old.status());
            yes("undetermined", old.value().isUndetermined());
            same(Value.Kind.ONE_OF, old.value().kind());
            same(2, old.value().possible().size());
            same("alder", old.missing().get(0).path());
            same("Age", old.missing().get(0).label(Language.ENGLISH));
            same(Value.Kind.ANYTHING, outcomes.get(1).value().kind());
            same(List.of(), outcomes.get(1).value().possible());
            same(Value.Kind.ABSENT, outcomes.get(3).value().kind());
            Outcome outside = evaluation.run(facts, LocalDate.MIN).get(0);
            same(Outcome.Status.OUTSIDE_VALIDITY, outside.status());
            same(Value.Kind.NULL, outside.value().kind());
        }
    }

    private static void numbers(Version version) {
        for (String text :
                List.of(
                        "0", "-1", "37.50", "9223372036854775807", "-9223372036854775808",
                        "9223372036854775808", "1234567890123456789012345678901234",
                        "-0.1234567890123456789012345678901234", "1E+6000", "1E-6176",
                        "9.999999999999999999999999999999999E+307", "1" + "0".repeat(60))) {
            BigDecimal number = new BigDecimal(text);
            try (Facts facts = new Facts().set("alder", number)) {
                same(number, valueOf(version, "samme", facts).asNumber());
            }
        }
        try (Facts facts = new Facts().set("alder", 7)) {
            for (String text :
                    List.of(
                            "1E+6145", "1E-6177", "12345678901234567890123456789012345",
                            "1.234567890123456789012E+308")) {
                fails(Result.RANGE, () -> facts.set("alder", new BigDecimal(text)));
            }
            BigDecimal far = new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE);
            fails(Result.RANGE, () -> facts.set("alder", far));
            refuses(
                    IllegalArgumentException.class,
                    () -> facts.set("perioder", List.of(0.5)),
                    () -> facts.set("perioder", List.of(0.5f)),
                    () -> facts.set("perioder", List.of('x')));
            same(BigDecimal.valueOf(7), valueOf(version, "samme", facts).asNumber());
            facts.json("{\"alder\": -0.1234567890123456789012345678901234}");
            same(
                    new BigDecimal("-0.1234567890123456789012345678901234"),
                    valueOf(version, "samme", facts).asNumber());
            facts.set("alder", Long.MIN_VALUE);
            same(BigDecimal.valueOf(Long.MIN_VALUE), valueOf(version, "samme", facts).asNumber());
        }
    }

    private static void dates(Version version) {
        for (LocalDate day :
                List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH, LocalDate.of(0, 2, 29))) {
            try (Facts facts = new Facts().set("afgang", day)) {
                same(day, valueOf(version, "dag", facts).asDate());
                BigDecimal wide = new BigDecimal("12345678901234567891");
                facts.set("perioder", List.of(Map.of("fra", day, "til", day, "beloeb", wide)));
                Value first = valueOf(version, "liste", facts).asList().get(0);
                same(day, first.entry("fra").orElseThrow().asDate());
                same(wide, first.entry("beloeb").orElseThrow().asNumber());
            }
        }
        try (Facts facts = new Facts().set("afgang", "2020-02-29")) {
            same(LocalDate.of(2020, 2, 29), valueOf(version, "dag", facts).asDate());
        }
    }

    private static void texts(Version version) {
        for (String text : List.of("", "æøåÆØÅ", "😀👩‍👧", "a\"\\\n\tb", "x".repeat(100_000))) {
            try (Facts facts = new Facts().set("navn", text).id(text)) {
                Outcome one = decide(version, "kaldt", facts);
                same(text, one.value().asText());
                same(text, one.id());
            }
        }
        try (Facts facts = new Facts()) {
            refuses(
                    IllegalArgumentException.class,
                    () -> facts.set("navn", "half \uD83D"),
                    () -> facts.set("navn", "a\0b"),
                    () -> facts.set("na\0vn", "b"),
                    () -> facts.preset("gammel", true, ""),
                    () -> facts.set("sags_id", 7));
            facts.set("navn", "still works");
            same("still works", valueOf(version, "kaldt", facts).asText());
            HjemmelException why = fails(Result.FACTS, () -> facts.json("{\"navn\": \n x}"));
            same(2, why.diagnostics().get(0).line());
            same("still works", valueOf(version, "kaldt", facts).asText());
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
            same(100, found.size());
            Map<String, Value> last = found.get(99).asMap();
            same(first.plusDays(100), last.get("til").asDate());
            same(new BigDecimal("0.1"), last.get("beloeb").asNumber());
            same(Value.Kind.ABSENT, found.get(98).asMap().get("til").kind());
            Object deep = List.of();
            for (int i = 0; i < 40; ++i) {
                deep = List.of(deep);
            }
            List<?> tooDeep = (List<?>) deep;
            fails(Result.RANGE, () -> facts.set("perioder", tooDeep));
            same(100, valueOf(version, "liste", facts).asList().size());
        }
    }

    private static void refused(Version version) {
        try (Facts facts = new Facts().set("gruppe", "rod")) {
            Outcome one = decide(version, "farve", facts);
            same(Outcome.Status.REFUSED, one.status());
            Diagnostic why = one.diagnostics().get(0);
            same("value-not-allowed", why.code());
            same("gruppe", why.fact());
            same("rod", why.value());
            same("", why.place());
            yes("a hint", why.hint(Language.DANISH).contains("rød"));
            facts.set("gruppe", 7);
            same(Outcome.Status.REFUSED, decide(version, "farve", facts).status());
            facts.clear().set("ukendt", true);
            same(Outcome.Status.REFUSED, decide(version, "farve", facts).status());
        }
    }

    private static void notes(Version version) {
        try (Version changed = version.with(Map.of("graense", "50"));
                Facts facts = new Facts().set("alder", 47)) {
            Outcome one = decide(changed, "gammel", facts);
            same(false, one.value().asBoolean());
            Note note = one.notes().get(0);
            same(Note.Kind.CHANGED, note.kind());
            same("graense", note.name());
            same(BigDecimal.valueOf(50), note.value().orElseThrow().asNumber());
            facts.preset("gammel", true, "Journal 12: æøå");
            note = decide(version, "gammel", facts).notes().get(0);
            same(Note.Kind.PRESET, note.kind());
            same("Journal 12: æøå", note.text());
            BigDecimal wide = new BigDecimal("12345678901234567891");
            fails(Result.RANGE, () -> facts.preset("samme", wide, "Journal 12"));
        }
        EvaluationOptions whole = new EvaluationOptions().complete("perioder").nullsAbsent(true);
        try (Facts facts = new Facts();
                Evaluation ready = version.evaluation("borger", List.of("liste"), whole);
                Outcomes outcomes = ready.run(facts, DAY)) {
            same(List.of(), outcomes.get(0).value().asList());
            same(Note.Kind.COMPLETE, outcomes.get(0).notes().get(0).kind());
        }
    }

    private static void written(Version version) {
        try (Facts facts = full();
                Evaluation evaluation = version.evaluation("borger", "gammel")) {
            Outcomes outcomes = evaluation.run(facts, DAY);
            Outcome one = outcomes.get(0);
            yes("the reasons", one.text(Language.DANISH).contains("Over grænsen"));
            yes("JSON", one.json(Language.DANISH).startsWith("{"));
            int longer = one.jsonWithReasons(Language.DANISH).length();
            yes("JSON with reasons", longer > one.json(Language.DANISH).length());
            yes("a letter", one.letter(Language.DANISH) != null);
            Reason root = one.reasons(Language.ENGLISH);
            same(Reason.Kind.DECISION, root.kind());
            same(true, root.value().orElseThrow().asBoolean());
            Reason part = root.parts().get(0);
            same(Reason.Kind.REQUIREMENT, part.kind());
            same(Reason.Mark.MET, part.mark());
            same("Over grænsen", part.text());
            same("Loven", part.sources().get(0).title());
            same("2019-12-24", part.sources().get(0).published());
            same("alder", part.used().get(0).name());
            same("Age", part.used().get(0).label());
            Value age = part.used().get(0).value();
            same("47", age.text(Language.ENGLISH));
            outcomes.close();
            same(BigDecimal.valueOf(47), age.asNumber());
            refuses(
                    IllegalStateException.class,
                    () -> age.text(Language.DANISH),
                    () -> one.text(Language.DANISH),
                    () -> one.reasons(Language.DANISH),
                    () -> one.value().json());
            same(true, one.value().asBoolean());
        }
    }

    /** Nothing is closed; whatever still is used must stay. */
    private static void garbage(Version version) {
        List<Outcome> kept = new ArrayList<>();
        List<Reason> trees = new ArrayList<>();
        for (int i = 0; i < 10_000; ++i) {
            Outcomes all = version.evaluation("", "gammel").run(new Facts().set("alder", i), DAY);
            if (i % 100 == 0) {
                kept.add(all.get(0));
                trees.add(all.get(0).reasons(Language.DANISH));
            }
            if (i % 1000 == 0) {
                System.gc();
            }
        }
        System.gc();
        for (int i = 0; i < kept.size(); ++i) {
            same(i > 0, kept.get(i).value().asBoolean());
            yes("text", kept.get(i).text(Language.DANISH).contains("Over grænsen"));
            Value age = trees.get(i).parts().get(0).used().get(0).value();
            same(Integer.toString(100 * i), age.json());
        }
    }

    /** Four threads on one evaluation, and on one case. */
    private static void threads(Version version) throws InterruptedException {
        try (Evaluation evaluation = version.evaluation("", "samme");
                Facts shared = new Facts().set("alder", 7)) {
            List<String> wrong = Collections.synchronizedList(new ArrayList<>());
            List<Thread> all = new ArrayList<>();
            for (int number = 0; number < 4; ++number) {
                int from = number * 1000;
                all.add(new Thread(() -> compute(evaluation, shared, from, wrong)));
            }
            for (Thread one : all) {
                one.start();
            }
            for (Thread one : all) {
                one.join();
            }
            same(List.of(), wrong);
        }
        closing(version);
    }

    private static void compute(
            Evaluation evaluation, Facts shared, int from, List<String> wrong) {
        try (Facts own = new Facts()) {
            for (int i = from; i < from + 500; ++i) {
                try (Outcomes mine = evaluation.run(own.set("alder", i), DAY);
                        Outcomes ours = evaluation.run(shared, DAY)) {
                    if (!mine.get(0).value().json().equals(Integer.toString(i))
                            || !ours.get(0).value().json().equals("7")) {
                        wrong.add("case " + i);
                    }
                }
            }
        } catch (RuntimeException e) {
            wrong.add(e.toString());
        }
    }

    /** An evaluation that is closed under those who use it. */
    private static void closing(Version version) throws InterruptedException {
        for (int round = 0; round < 50; ++round) {
            Evaluation evaluation = version.evaluation("", "samme");
            Facts facts = new Facts().set("alder", round);
            List<Exception> thrown = Collections.synchronizedList(new ArrayList<>());
            Thread user =
                    new Thread(
                            () ->
                                    thrown.add(
                                            thrown(
                                                    () -> {
                                                        while (true) {
                                                            evaluation.run(facts, DAY).close();
                                                        }
                                                    })));
            user.start();
            Thread.sleep(2);
            evaluation.close();
            user.join();
            yes("closed", thrown.get(0) instanceof IllegalStateException);
            facts.close();
        }
    }

    private static void closed(Map<String, String> files) {
        Catalog catalog = Catalog.fromMemory(files);
        Version version = catalog.inForce("prøve", DAY).orElseThrow();
        catalog.close();
        catalog.close();
        same(List.of("prøve"), catalog.rulesets());
        refuses(IllegalStateException.class, () -> catalog.inForce("prøve", DAY));
        Evaluation evaluation = version.evaluation("", "samme");
        version.close();
        version.close();
        same("prøve", version.ruleset());
        refuses(
                IllegalStateException.class,
                () -> version.evaluation(""),
                () -> version.with(Map.of()),
                () -> version.declarations(Declaration.Kind.FACT));
        Facts facts = new Facts().set("alder", 7);
        Outcomes outcomes = evaluation.run(facts, DAY);
        evaluation.close();
        facts.close();
        facts.close();
        refuses(
                IllegalStateException.class,
                () -> evaluation.run(new Facts(), DAY),
                () -> facts.set("alder", 8),
                () -> facts.clear());
        same("7", outcomes.get(0).value().json());
        outcomes.close();
        outcomes.close();
        refuses(IllegalStateException.class, () -> outcomes.get(0).json(Language.DANISH));
    }
}
