// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import java.util.List;
import java.util.Objects;

/**
 * A call that failed. What an evaluation finds is never one: faulty, missing or contradictory facts
 * are outcomes ({@link Outcome#status()}).
 */
public final class HjemmelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Result result;

    @SuppressWarnings("serial") // A copy by List.copyOf, which can be written.
    private final List<Diagnostic> diagnostics;

    private final Bilingual report;

    HjemmelException(Result result, String message) {
        this(result, message, List.of(), Bilingual.EMPTY);
    }

    HjemmelException(
            Result result, String message, List<Diagnostic> diagnostics, Bilingual report) {
        super(message);
        this.result = result;
        this.diagnostics = diagnostics;
        this.report = report;
    }

    /** How the call failed. */
    public Result result() {
        return result;
    }

    /** The stable name of the first fault ("unknown-key"), empty where there is none. */
    public String code() {
        return diagnostics.isEmpty() ? "" : diagnostics.get(0).code();
    }

    /** The place of the first fault ("demo.yaml:3:1"), empty where there is none. */
    public String place() {
        return diagnostics.isEmpty() ? "" : diagnostics.get(0).place();
    }

    /** All faults; empty where the result says all. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /**
     * All faults as a person reads them, with the lines that they are about; the message where
     * there are none.
     */
    public String report(Language language) {
        Objects.requireNonNull(language, "language");
        return diagnostics.isEmpty() ? getMessage() + "\n" : report.in(language);
    }
}
