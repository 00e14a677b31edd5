// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import java.time.LocalDate;
import java.util.Objects;

/**
 * An evaluation made ready: which decisions of which entity, under which options. It never changes
 * and serves any number of cases and threads at once. Outcomes that came from it live on when it is
 * closed.
 */
public final class Evaluation implements AutoCloseable {
    private final Handle handle;

    Evaluation(Pointer pointer) {
        handle = new Handle("the evaluation", pointer, Native::hjemmel_evaluation_free);
    }

    /**
     * Decides one case as of a day: an outcome a decision, in the order asked for. Facts that are
     * faulty, missing or contradictory are no failure: the outcomes say so. The caller closes the
     * outcomes.
     *
     * @throws IllegalStateException if the evaluation or the facts are closed
     */
    public Outcomes run(Facts facts, LocalDate day) {
        Objects.requireNonNull(facts, "facts");
        long when = Objects.requireNonNull(day, "day").toEpochDay();
        return handle.use(it -> facts.read(given -> new Outcomes(it, given, when)));
    }

    /**
     * An empty case for this evaluation, whose facts may be set by their numbers, too. It may be
     * given to every evaluation. The caller closes it.
     *
     * @throws IllegalStateException if the evaluation is closed
     */
    public Facts facts() {
        return handle.use(Facts::new);
    }

    /**
     * Decides a whole table of cases as of a day (or as of a column of days) in one call. A row that
     * cannot be read is refused, and the others go on. Any number of threads may run batches.
     *
     * @throws HjemmelException {@link Result#NAME}, {@link Result#FACTS} for a column that is no
     *     fact or of a type that no fact has; {@link Result#CANCELLED}
     * @throws IllegalStateException if the evaluation is closed
     */
    public OutcomeTable batch(CaseTable cases, LocalDate day, BatchOptions options) {
        Objects.requireNonNull(cases, "cases");
        long when = Objects.requireNonNull(day, "day").toEpochDay();
        BatchRun run = new BatchRun(Objects.requireNonNull(options, "options"));
        return handle.use(it -> run.decide(it, cases, when));
    }

    /** The same with answers and statuses alone. */
    public OutcomeTable batch(CaseTable cases, LocalDate day) {
        return batch(cases, day, new BatchOptions());
    }

    /** Frees the evaluation; again is fine. */
    @Override
    public void close() {
        handle.close();
    }
}
