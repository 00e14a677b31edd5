// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The outcomes of a batch: a row a case, in the order of the cases. A copy: it never changes, needs
 * nothing of the library, and any number of threads may read it.
 */
public final class OutcomeTable {
    private static final String STATUS = "_status";

    private final int rows;
    private final List<Object> ids;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Diagnostic> refusedRelated;

    OutcomeTable(ArrowReader table, List<Diagnostic> refusedRelated) {
        rows = table.rowCount();
        ids = table.values(Facts.ID);
        this.refusedRelated = refusedRelated;
        for (String name : table.names()) {
            if (table.names().contains(name + STATUS)) {
                columns.put(name, new Column(table, name));
            }
        }
    }

    /** How many cases there are. */
    public int rowCount() {
        return rows;
    }

    /** The id of a case; empty where the table of cases had none. */
    public String id(int row) {
        return ids == null || ids.get(row) == null ? "" : (String) ids.get(row);
    }

    /** The decisions that were asked for, in their order. */
    public Set<String> decisions() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    /**
     * The outcomes of a decision.
     *
     * @throws NoSuchElementException if it was not asked for
     */
    public Column decision(String name) {
        Column found = columns.get(name);
        if (found == null) {
            throw new NoSuchElementException(name);
        }
        return found;
    }

    /** Why rows of related tables were refused, at most 100. */
    public List<Diagnostic> refusedRelated() {
        return refusedRelated;
    }

    /** The outcomes of one decision, a row a case. What was not asked for is empty. */
    public static final class Column {
        private final List<Object> values;
        private final List<Outcome.Status> statuses;
        private final List<Object> possible;
        private final List<Object> missing;
        private final List<Object> reasons;
        private final List<Object> diagnostics;

        Column(ArrowReader table, String name) {
            values = table.values(name);
            statuses = table.statuses(name + STATUS);
            possible = table.values(name + "_possible");
            missing = table.values(name + "_missing");
            reasons = table.values(name + "_reasons");
            diagnostics = table.values(name + "_diagnostics");
        }

        /** Whether a row has an answer. */
        public Outcome.Status status(int row) {
            return statuses.get(row);
        }

        /**
         * The answer of a row that is known, else null: a {@link Boolean}, a whole number as {@link
         * Long}, any other number as its exact text, a {@link String}, a {@link
         * java.time.LocalDate}, a {@link java.time.Duration}, a {@link java.time.Period} of months,
         * a {@link List} or {@link Map} of these; all else as JSON.
         */
        public Object value(int row) {
            return values.get(row);
        }

        /**
         * The answer of a row as a number, null where there is none.
         *
         * @throws NumberFormatException if it is no number
         */
        public BigDecimal number(int row) {
            Object found = values.get(row);
            return found == null ? null : new BigDecimal(found.toString());
        }

        /** What an open answer can still be, as JSON; empty for any other. */
        public String possible(int row) {
            return text(possible, row);
        }

        /** The paths of the facts that can still change it. */
        public List<String> missing(int row) {
            return list(missing, row);
        }

        /** The tree of reasons as JSON; empty where nothing was evaluated. */
        public String reasons(int row) {
            return text(reasons, row);
        }

        /** What is wrong with the row, each as a JSON object. */
        public List<String> diagnostics(int row) {
            return list(diagnostics, row);
        }

        private static String text(List<Object> column, int row) {
            return column == null || column.get(row) == null ? "" : (String) column.get(row);
        }

        @SuppressWarnings("unchecked") // The library's lists of texts.
        private static List<String> list(List<Object> column, int row) {
            if (column == null || column.get(row) == null) {
                return List.of();
            }
            return (List<String>) column.get(row);
        }
    }
}
