// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Copies a table of the library's into Java's own values. */
final class ArrowReader {
    private static final String DECIMAL_FORMAT = "d:38,";
    private static final int DECIMAL_BYTES = 16;

    private final Pointer schema;
    private final Pointer array;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    ArrowReader(Pointer schema, Pointer array) {
        this.schema = schema;
        this.array = array;
        for (int i = 0; i < schema.getLong(Arrow.SCHEMA_CHILD_COUNT); ++i) {
            numbers.put(Utf8.decode(child(schema, Arrow.SCHEMA_CHILDREN, i).getPointer(
                    Arrow.SCHEMA_NAME)), i);
        }
    }

    int rowCount() {
        return Math.toIntExact(array.getLong(Arrow.ARRAY_LENGTH));
    }

    Set<String> names() {
        return numbers.keySet();
    }

    /** A column's values, null for gaps; null where there is no such column. */
    List<Object> values(String name) {
        Integer at = numbers.get(name);
        if (at == null) {
            return null;
        }
        return read(
                child(schema, Arrow.SCHEMA_CHILDREN, at),
                child(array, Arrow.ARRAY_CHILDREN, at),
                0,
                rowCount());
    }

    /** A column of statuses, which stand as the numbers of a dictionary. */
    List<Outcome.Status> statuses(String name) {
        Pointer column = child(array, Arrow.ARRAY_CHILDREN, numbers.get(name));
        long first = column.getLong(Arrow.ARRAY_OFFSET);
        List<Outcome.Status> out = new ArrayList<>();
        for (int row = 0; row < rowCount(); ++row) {
            out.add(Outcome.Status.values()[buffer(column, 1).getByte(first + row)]);
        }
        return out;
    }

    private static Pointer child(Pointer of, int member, long at) {
        return of.getPointer(member).getPointer(com.sun.jna.Native.POINTER_SIZE * at);
    }

    private static Pointer buffer(Pointer of, int at) {
        return child(of, Arrow.ARRAY_BUFFERS, at);
    }

    private static List<Object> read(Pointer schema, Pointer array, long first, int count) {
        String format = Utf8.decode(schema.getPointer(Arrow.SCHEMA_FORMAT));
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < count; ++i) {
            long row = array.getLong(Arrow.ARRAY_OFFSET) + first + i;
            Pointer validity = buffer(array, 0);
            boolean there = validity == null || bit(validity, row);
            out.add(there ? value(format, schema, array, row) : null);
        }
        return Collections.unmodifiableList(out);
    }

    private static boolean bit(Pointer bits, long row) {
        return (bits.getByte(row / 8) >> row % 8 & 1) != 0;
    }

    private static Object value(String format, Pointer schema, Pointer array, long row) {
        switch (format) {
            case "b":
                return bit(buffer(array, 1), row);
            case "l":
                return buffer(array, 1).getLong(8 * row);
            case "U":
                return text(array, row);
            case "tdD":
                return LocalDate.ofEpochDay(buffer(array, 1).getInt(4 * row));
            case "tiM":
                return Period.ofMonths(buffer(array, 1).getInt(4 * row));
            case "tDu":
                return Duration.of(buffer(array, 1).getLong(8 * row), ChronoUnit.MICROS);
            case "+L":
                return list(schema, array, row);
            case "+s":
                return map(schema, array, row);
            default:
                if (format.startsWith(DECIMAL_FORMAT)) {
                    int scale = Integer.parseInt(format.substring(DECIMAL_FORMAT.length()));
                    return decimal(array, row, scale);
                }
                throw new HjemmelException(
                        Result.KIND, "a column of the format " + format + " is not known here");
        }
    }

    /** The exact number, plainly written, as those are that come as texts. */
    private static String decimal(Pointer array, long row, int scale) {
        byte[] bytes = buffer(array, 1).getByteArray(DECIMAL_BYTES * row, DECIMAL_BYTES);
        byte[] highestFirst = new byte[DECIMAL_BYTES];
        for (int i = 0; i < DECIMAL_BYTES; ++i) {
            highestFirst[i] = bytes[DECIMAL_BYTES - 1 - i];
        }
        return new BigDecimal(new BigInteger(highestFirst), scale)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String text(Pointer array, long row) {
        long begin = buffer(array, 1).getLong(8 * row);
        long size = buffer(array, 1).getLong(8 * row + 8) - begin;
        return size == 0 ? "" : Utf8.decode(buffer(array, 2).share(begin), size);
    }

    private static List<Object> list(Pointer schema, Pointer array, long row) {
        long begin = buffer(array, 1).getLong(8 * row);
        long count = buffer(array, 1).getLong(8 * row + 8) - begin;
        return read(
                child(schema, Arrow.SCHEMA_CHILDREN, 0),
                child(array, Arrow.ARRAY_CHILDREN, 0),
                begin,
                Math.toIntExact(count));
    }

    private static Map<String, Object> map(Pointer schema, Pointer array, long row) {
        Map<String, Object> out = new LinkedHashMap<>();
        for (int i = 0; i < schema.getLong(Arrow.SCHEMA_CHILD_COUNT); ++i) {
            Pointer field = child(schema, Arrow.SCHEMA_CHILDREN, i);
            Pointer column = child(array, Arrow.ARRAY_CHILDREN, i);
            out.put(
                    Utf8.decode(field.getPointer(Arrow.SCHEMA_NAME)),
                    read(field, column, row, 1).get(0));
        }
        return Collections.unmodifiableMap(out);
    }
}
