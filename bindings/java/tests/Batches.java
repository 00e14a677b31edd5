// SPDX-License-Identifier: Apache-2.0
import dk.hjemmel.BatchOptions;
import dk.hjemmel.CaseTable;
import dk.hjemmel.Evaluation;
import dk.hjemmel.FactIndex;
import dk.hjemmel.Facts;
import dk.hjemmel.HjemmelException;
import dk.hjemmel.Language;
import dk.hjemmel.Outcome.Status;
import dk.hjemmel.OutcomeTable;
import dk.hjemmel.Outcomes;
import dk.hjemmel.Result;
import dk.hjemmel.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Tables of cases in, tables of outcomes out; and facts by their numbers. */
final class Batches {
    private static final LocalDate LEAP = LocalDate.of(2020, 2, 29);

    private Batches() {}

    static void all(Version version, LocalDate day) throws Exception {
        answers(version, day);
        numbers(version, day);
        requests(version, day);
        faults(version, day);
        progress(version, day);
        indexes(version, day);
    }

    private static void answers(Version version, LocalDate day) {
        CaseTable cases =
                new CaseTable()
                        .ids(List.of("a", "b", "c"))
                        .integers("alder", Arrays.asList(29L, 47L, null))
                        .texts("navn", Arrays.asList("Åse", "", null))
                        .dates("afgang", Arrays.asList(null, LEAP, null));
        Check.same(3, cases.rowCount());
        OutcomeTable all;
        try (Evaluation ready = version.evaluation("borger")) {
            all = ready.batch(cases, day);
        }
        Check.same("b", all.id(1));
        Check.yes("all decisions", all.decisions().contains("gammel"));
        Check.same(false, all.decision("gammel").value(0));
        Check.same(true, all.decision("gammel").value(1));
        Check.same(null, all.decision("gammel").value(2));
        Check.same(Status.UNDETERMINED, all.decision("gammel").status(2));
        Check.same(Status.KNOWN, all.decision("kaldt").status(1));
        Check.same("Åse", all.decision("kaldt").value(0));
        Check.same("", all.decision("kaldt").value(1));
        Check.same(LEAP, all.decision("dag").value(1));
        Check.same(Duration.ofDays(28), all.decision("tid").value(0));
        Check.same(Period.ofMonths(14), all.decision("maaneder").value(0));
        Check.same("29", ((Map<?, ?>) all.decision("par").value(0)).get("a").toString());
        Check.same(List.of(), all.refusedRelated());
        Check.refuses(NoSuchElementException.class, () -> all.decision("ukendt"));
    }

    private static void numbers(Version version, LocalDate day) {
        List<BigDecimal> given =
                Arrays.asList(
                        new BigDecimal("12.5"),
                        new BigDecimal("-0.001"),
                        new BigDecimal("1234567890123456789012345678901234"),
                        new BigDecimal("1E+3"),
                        null);
        try (Evaluation ready = version.evaluation("borger", "samme", "maalt", "kaldt")) {
            OutcomeTable all = ready.batch(new CaseTable().decimals("alder", given), day);
            for (int row = 0; row < 4; ++row) {
                BigDecimal found = all.decision("samme").number(row);
                Check.same(0, given.get(row).compareTo(found));
                Check.same(found, all.decision("maalt").number(row));
            }
            Check.same("-0.001", all.decision("maalt").value(1));
            Check.yes("a gap", all.decision("samme").number(4) == null);
            OutcomeTable.Column named =
                    ready.batch(new CaseTable().texts("navn", List.of("x")), day).decision("kaldt");
            Check.refuses(NumberFormatException.class, () -> named.number(0));
        }
        Check.refuses(
                IllegalArgumentException.class,
                () ->
                        new CaseTable()
                                .decimals(
                                        "alder",
                                        List.of(new BigDecimal("1E+30"), new BigDecimal("1E-9"))));
        Check.refuses(
                IllegalArgumentException.class,
                () -> new CaseTable().decimals("alder", List.of(new BigDecimal("1E-39"))));
    }

    private static void requests(Version version, LocalDate day) {
        CaseTable cases =
                new CaseTable()
                        .integers("alder", Arrays.asList(47L, null, 47L, 47L))
                        .dates("dagen", Arrays.asList(day, day, LocalDate.of(2030, 1, 1), null));
        BatchOptions options =
                new BatchOptions()
                        .possible()
                        .missing()
                        .reasons(Language.ENGLISH)
                        .diagnostics(Language.ENGLISH)
                        .dayColumn("dagen");
        try (Evaluation ready = version.evaluation("borger", "gammel")) {
            OutcomeTable.Column old = ready.batch(cases, day, options).decision("gammel");
            Check.same(List.of("alder"), old.missing(1));
            Check.same(List.of(), old.missing(0));
            Check.yes("possible", old.possible(1).contains("true"));
            Check.yes("reasons", old.reasons(0).contains("lov"));
            Check.same(Status.OUTSIDE_VALIDITY, old.status(2));
            Check.same(Status.REFUSED, old.status(3));
            Check.yes("why", old.diagnostics(3).get(0).contains("no-evaluation-date"));
            old =
                    ready.batch(new CaseTable().integers("alder", List.of(47L)), day)
                            .decision("gammel");
            Check.same("", old.reasons(0));
            Check.same(List.of(), old.diagnostics(0));
        }
    }

    private static void faults(Version version, LocalDate day) throws Exception {
        CaseTable cases = new CaseTable().integers("alder", List.of(1L, 2L));
        Check.refuses(IllegalArgumentException.class, () -> cases.texts("navn", List.of("x")));
        Check.refuses(NullPointerException.class, () -> cases.texts(null, List.of("x", "y")));
        Check.refuses(NullPointerException.class, () -> cases.texts("navn", null));
        try (Evaluation ready = version.evaluation("borger", "gammel")) {
            Check.refuses(NullPointerException.class, () -> ready.batch(null, day));
            Check.fails(
                    Result.NAME,
                    () -> ready.batch(new CaseTable().texts("aldr", List.of("1")), day));
            Check.same(0, ready.batch(new CaseTable().texts("navn", List.of()), day).rowCount());
            BatchOptions related =
                    new BatchOptions().related("kommune", new CaseTable().texts("x", List.of()));
            Check.fails(Result.NAME, () -> ready.batch(cases, day, related));
        }
    }

    private static void progress(Version version, LocalDate day) throws Exception {
        CaseTable cases = new CaseTable().integers("alder", Collections.nCopies(2500, 47L));
        long[] last = new long[1];
        try (Evaluation ready = version.evaluation("borger", "gammel")) {
            ready.batch(
                    cases,
                    day,
                    new BatchOptions()
                            .progress(
                                    (done, total) -> {
                                        last[0] = done;
                                        return done <= total;
                                    }));
            Check.same(2500L, last[0]);
            Check.same(2500, ready.batch(cases, day, new BatchOptions().threads(3)).rowCount());
            BatchOptions stop = new BatchOptions().progress((done, total) -> false);
            Check.fails(Result.CANCELLED, () -> ready.batch(cases, day, stop));
            BatchOptions broken =
                    new BatchOptions()
                            .progress(
                                    (done, total) -> {
                                        throw new UnsupportedOperationException("mine");
                                    });
            Check.refuses(
                    UnsupportedOperationException.class, () -> ready.batch(cases, day, broken));
        }
    }

    private static void indexes(Version version, LocalDate day) throws Exception {
        try (Evaluation ready = version.evaluation("borger", "gammel");
                Facts facts = ready.facts();
                Facts loose = new Facts()) {
            FactIndex age = version.indexOf("borger", "alder");
            Check.same("alder", age.name());
            try (Outcomes found = ready.run(facts.set(age, 47), day)) {
                Check.yes("by its number", found.get(0).value().asBoolean());
            }
            try (Outcomes found = ready.run(facts.set("alder", 7), day)) {
                Check.yes("again by its name", !found.get(0).value().asBoolean());
            }
            Check.fails(Result.NAME, () -> version.indexOf("borger", "aldr"));
            HjemmelException why = Check.fails(Result.ARGUMENT, () -> loose.set(age, 1));
            Check.same("wrong-argument", why == null ? "" : why.code());
        }
    }
}
