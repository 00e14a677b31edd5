// SPDX-License-Identifier: Apache-2.0
import dk.hjemmel.Evaluation;
import dk.hjemmel.Facts;
import dk.hjemmel.Language;
import dk.hjemmel.Outcome;
import dk.hjemmel.Outcomes;
import dk.hjemmel.Reason;
import dk.hjemmel.Value;
import dk.hjemmel.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The garbage collector and other threads, at the worst time. */
final class Stress {
    private Stress() {}

    static void all(Version version, LocalDate day) throws InterruptedException {
        garbage(version, day);
        threads(version, day);
        closing(version, day);
    }

    /** Nothing is closed; whatever still is used must stay. */
    private static void garbage(Version version, LocalDate day) {
        List<Outcome> kept = new ArrayList<>();
        List<Reason> trees = new ArrayList<>();
        for (int i = 0; i < 10_000; ++i) {
            Outcomes all = version.evaluation("", "gammel").run(new Facts().set("alder", i), day);
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
            Check.same(i > 0, kept.get(i).value().asBoolean());
            Check.yes("text", kept.get(i).text(Language.DANISH).contains("Over grænsen"));
            Value age = trees.get(i).parts().get(0).used().get(0).value();
            Check.same(Integer.toString(100 * i), age.json());
        }
    }

    /** Four threads on one evaluation, and on one case. */
    private static void threads(Version version, LocalDate day) throws InterruptedException {
        try (Evaluation evaluation = version.evaluation("", "samme");
                Facts shared = new Facts().set("alder", 7)) {
            List<String> wrong = Collections.synchronizedList(new ArrayList<>());
            List<Thread> all = new ArrayList<>();
            for (int number = 0; number < 4; ++number) {
                int from = number * 1000;
                all.add(new Thread(() -> compute(evaluation, shared, from, day, wrong)));
            }
            for (Thread one : all) {
                one.start();
            }
            for (Thread one : all) {
                one.join();
            }
            Check.same(List.of(), wrong);
        }
    }

    private static void compute(
            Evaluation evaluation, Facts shared, int from, LocalDate day, List<String> wrong) {
        try (Facts own = new Facts()) {
            for (int i = from; i < from + 500; ++i) {
                try (Outcomes mine = evaluation.run(own.set("alder", i), day);
                        Outcomes ours = evaluation.run(shared, day)) {
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
    private static void closing(Version version, LocalDate day) throws InterruptedException {
        for (int round = 0; round < 50; ++round) {
            Evaluation evaluation = version.evaluation("", "samme");
            Facts facts = new Facts().set("alder", round);
            List<Exception> thrown = Collections.synchronizedList(new ArrayList<>());
            Check.Step forever =
                    () -> {
                        while (true) {
                            evaluation.run(facts, day).close();
                        }
                    };
            Thread user = new Thread(() -> thrown.add(Check.thrown(forever)));
            user.start();
            Thread.sleep(2);
            evaluation.close();
            user.join();
            Check.yes("closed", thrown.get(0) instanceof IllegalStateException);
            facts.close();
        }
    }
}
