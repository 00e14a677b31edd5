// SPDX-License-Identifier: Apache-2.0
import dk.hjemmel.BatchOptions;
import dk.hjemmel.CaseTable;
import dk.hjemmel.Catalog;
import dk.hjemmel.Diagnostic;
import dk.hjemmel.Evaluation;
import dk.hjemmel.EvaluationOptions;
import dk.hjemmel.Facts;
import dk.hjemmel.HjemmelException;
import dk.hjemmel.Language;
import dk.hjemmel.Missing;
import dk.hjemmel.Outcome;
import dk.hjemmel.OutcomeTable;
import dk.hjemmel.Outcomes;
import dk.hjemmel.Reason;
import dk.hjemmel.Version;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides Aalborg's citizens from Java: one by one with reasons, all in one table, and what can go
 * wrong on the way.
 * It does what examples/c/main.c does, and prints the same.
 *
 * <p>Usage: {@code java Main RULES CITIZENS}, where CITIZENS is a file of JSON lines.
 */
public final class Main {
    private static final Language DANISH = Language.DANISH;
    private static final LocalDate DAY = LocalDate.of(2018, 3, 2);

    /** UTF-8 and line feeds, whatever the platform's are. */
    private static final PrintStream OUT =
            new PrintStream(
                    new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.exit(2);
        }
        try (Catalog catalog = Catalog.load(Path.of(arguments[0]));
                Version version = catalog.inForce("flere-skal-med", DAY).orElseThrow();
                Evaluation evaluation = version.evaluation("borger", "visitationsgruppe")) {
            print("%s (%s)%n%n", version.title(DANISH), version.ruleset());
            decideAll(evaluation, Path.of(arguments[1]));
            decideTable(version, Path.of(arguments[1]));
            undetermined(evaluation);
            refused(evaluation);
            badRules();
        } catch (HjemmelException failed) {
            OUT.flush();
            System.err.print(failed.report(DANISH));
            System.exit(1);
        }
        OUT.flush();
    }

    private static void print(String format, Object... arguments) {
        OUT.print(String.format(Locale.ROOT, format.replace("%n", "\n"), arguments));
    }

    /**
     * All citizens in one call, by what three columns say. What is complete are the facts of which
     * the table is known to leave none out: there is no exit, no deferral.
     */
    private static void decideTable(Version version, Path citizens) throws IOException {
        List<String> lines = Files.readAllLines(citizens);
        CaseTable cases =
                new CaseTable()
                        .ids(after("sags_id", lines))
                        .booleans("i_bruttomaalgruppe", Collections.nCopies(lines.size(), true))
                        .texts("visitationssamtale_dato", after("visitationssamtale_dato", lines))
                        .texts("vurderet_maalgruppe", after("vurderet_maalgruppe", lines));
        EvaluationOptions options =
                new EvaluationOptions().complete("afgang", "kommune_perioder", "udskydelser");
        try (Evaluation evaluation =
                version.evaluation("borger", List.of("visitationsgruppe"), options)) {
            OutcomeTable.Column found =
                    evaluation
                            .batch(cases, DAY, new BatchOptions().missing())
                            .decision("visitationsgruppe");
            Map<String, Integer> groups = new TreeMap<>();
            String missing = null;
            for (int row = 0; row < cases.rowCount(); ++row) {
                Object group = found.value(row);
                String shown = group == null ? found.status(row).name() : group.toString();
                groups.merge(shown.toLowerCase(Locale.ROOT), 1, Integer::sum);
                if (missing == null && !found.missing(row).isEmpty()) {
                    missing = found.missing(row).get(0);
                }
            }
            print("Tabel%n");
            groups.forEach((name, count) -> print("  %s: %d%n", name, count));
            print("  mangler: %s%n", missing);
        }
    }

    /** The text after a key in each line of JSON; null where there is none. */
    private static List<String> after(String key, List<String> lines) {
        Pattern pattern = Pattern.compile("\"" + key + "\": \"([^\"]*)\"");
        List<String> out = new ArrayList<>();
        for (String line : lines) {
            Matcher found = pattern.matcher(line);
            out.add(found.find() ? found.group(1) : null);
        }
        return out;
    }

    /** Decides every citizen of the file; prints the reasons of one of them. */
    private static void decideAll(Evaluation evaluation, Path citizens) throws IOException {
        Map<String, Integer> groups = new TreeMap<>();
        try (BufferedReader lines = Files.newBufferedReader(citizens);
                Facts facts = new Facts()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                facts.clear().json(line);
                try (Outcomes outcomes = evaluation.run(facts, DAY)) {
                    Outcome outcome = outcomes.get(0);
                    groups.merge(outcome.value().text(DANISH), 1, Integer::sum);
                    if (outcome.id().equals("aalborg-0008")) {
                        print("Borger %s: %s%n", outcome.id(), outcome.value().text(DANISH));
                        printReasons(outcome.reasons(DANISH));
                    }
                }
            }
        }
        print("Visitationsgrupper%n");
        groups.forEach((name, count) -> print("  %s: %d%n", name, count));
    }

    /** The row that decided, its cells and its sources. {@code outcome.text} gives all of it. */
    private static void printReasons(Reason root) {
        for (Reason row : root.parts()) {
            if (row.kind() != Reason.Kind.ROW || row.mark() != Reason.Mark.MET) {
                continue;
            }
            print("  række %s: %s%n", row.id(), row.text());
            for (Reason cell : row.parts()) {
                print("    opfyldt: %s %s%n", cell.label(), cell.text());
            }
            for (Reason.Source source : row.sources()) {
                print("    kilde: %s, %s%n", source.title(), source.place());
            }
        }
    }

    /** A citizen who has left, or has not: as long as nobody says, the answer is open. */
    private static void undetermined(Evaluation evaluation) {
        try (Facts facts = new Facts()) {
            facts.set("i_bruttomaalgruppe", true)
                    .set("visitationssamtale_dato", LocalDate.of(2018, 2, 9))
                    .set("vurderet_maalgruppe", "virksomhedsrettet")
                    .set("udskydelser", List.of());
            try (Outcomes outcomes = evaluation.run(facts, DAY)) {
                Outcome outcome = outcomes.get(0);
                print("Uafklaret%n  status: %d%n", outcome.status().ordinal());
                print("  kan være: %s%n", outcome.value().text(DANISH));
                for (Missing missing : outcome.missing()) {
                    print("  mangler: %s (%s)%n", missing.label(DANISH), missing.path());
                }
            }
        }
    }

    /** Facts that do not fit are refused, and say which. */
    private static void refused(Evaluation evaluation) {
        try (Facts facts = new Facts().set("vurderet_maalgruppe", "fleksjobb");
                Outcomes outcomes = evaluation.run(facts, DAY)) {
            Outcome outcome = outcomes.get(0);
            print("Afvist%n  status: %d%n", outcome.status().ordinal());
            printDiagnostic(outcome.diagnostics().get(0));
        }
    }

    /** A rule file with a fault never loads. */
    private static void badRules() {
        String text = "hjemmel: 1\nruleset: demo\ntitel: Demo\nend: demo\n";
        try (Catalog catalog = Catalog.fromMemory(Map.of("demo.yaml", text))) {
            throw new AssertionError("loaded: " + catalog.rulesets());
        } catch (HjemmelException failed) {
            print("Regelfil med fejl%n  resultat: ERROR_%s%n", failed.result());
            printDiagnostic(failed.diagnostics().get(0));
        }
    }

    private static void printDiagnostic(Diagnostic one) {
        print("  kode: %s%n", one.code());
        printIfAny("sted", one.place());
        printIfAny("oplysning", one.fact());
        printIfAny("værdi", one.value());
        print("  tekst: %s%n", one.text(DANISH));
        printIfAny("forslag", one.hint(DANISH));
    }

    private static void printIfAny(String what, String text) {
        if (!text.isEmpty()) {
            print("  %s: %s%n", what, text);
        }
    }
}
