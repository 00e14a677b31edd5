// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a batch gives beside answers and statuses, and how it is run. Used by one thread at a time;
 * read once where it is passed.
 */
public final class BatchOptions {
    private static final int POSSIBLE = 1;
    private static final int MISSING = 2;
    private static final int REASONS = 4;
    private static final int DIAGNOSTICS = 8;

    private int flags;
    private Language language = Language.DANISH;
    private String dayColumn = "";
    private Progress progress;
    private int threads;
    private final Map<String, CaseTable> related = new LinkedHashMap<>();

    /** Is told how far a batch is, on the thread that runs it. */
    public interface Progress {
        /**
         * Called about every 1,000 rows, of several threads every 8,192, and at the end. False stops the batch, which then throws
         * {@link Result#CANCELLED}; what is thrown here stops it, too, and is thrown on.
         */
        boolean goOn(long done, long total);
    }

    /** What an open answer can still be, as JSON. */
    public BatchOptions possible() {
        flags |= POSSIBLE;
        return this;
    }

    /** The paths of the facts that can still change an answer. */
    public BatchOptions missing() {
        flags |= MISSING;
        return this;
    }

    /** The trees of reasons, as JSON, in this language. */
    public BatchOptions reasons(Language in) {
        flags |= REASONS;
        language = Objects.requireNonNull(in, "in");
        return this;
    }

    /** What is wrong with each row, as JSON objects, in this language. */
    public BatchOptions diagnostics(Language in) {
        flags |= DIAGNOSTICS;
        language = Objects.requireNonNull(in, "in");
        return this;
    }

    /** The column that has each case's evaluation date. */
    public BatchOptions dayColumn(String name) {
        dayColumn = Objects.requireNonNull(name, "name");
        return this;
    }

    /** A table of related cases, joined by the key that the rule file declares. */
    public BatchOptions related(String entity, CaseTable cases) {
        related.put(
                Objects.requireNonNull(entity, "entity"), Objects.requireNonNull(cases, "cases"));
        return this;
    }

    /** Who is told how far the batch is. */
    public BatchOptions progress(Progress told) {
        progress = told;
        return this;
    }

    /**
     * How many threads decide rows, the calling one among them: 0 and 1 start none. The outcomes
     * are the same.
     */
    public BatchOptions threads(int count) {
        if (count < 0) throw new IllegalArgumentException("threads: " + count);
        threads = count;
        return this;
    }

    int flags() {
        return flags;
    }

    Language language() {
        return language;
    }

    String dayColumn() {
        return dayColumn;
    }

    Progress progress() {
        return progress;
    }

    int threads() {
        return threads;
    }

    Map<String, CaseTable> related() {
        return related;
    }
}
