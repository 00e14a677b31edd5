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

    /** Frees the evaluation; again is fine. */
    @Override
    public void close() {
        handle.close();
    }
}
