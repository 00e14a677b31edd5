// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Cases as columns, for {@link Evaluation#batch}: a column a fact, a row a case, all of the same
 * length. Null is a gap: missing, or absent under {@link EvaluationOptions#nullsAbsent}. Facts that
 * are lists or maps have no column here. Values are copied; one thread at a time.
 */
public final class CaseTable {
    private static final int DIGITS = 38;
    private static final int WIDE = 16;

    private final List<Column> columns = new ArrayList<>();
    private int rows;

    /** How many cases there are; 0 before the first column. */
    public int rowCount() {
        return rows;
    }

    /** The cases' ids: the column {@code sags_id}. */
    public CaseTable ids(List<String> ids) {
        return texts(Facts.ID, ids);
    }

    /**
     * Texts; also dates, times and durations as ISO text where the fact is of that type.
     *
     * @throws IllegalArgumentException if the column is of another length, or a text holds half of
     *     a surrogate pair
     */
    public CaseTable texts(String name, List<String> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer begins = little(4L * (values.size() + 1));
        begins.putInt(0);
        for (String one : values) {
            byte[] data = one == null ? new byte[1] : Utf8.encode(one, name).data;
            bytes.write(data, 0, data.length - 1);
            begins.putInt(bytes.size());
        }
        return add(name, "u", values, begins.array(), bytes.toByteArray());
    }

    /** Booleans. */
    public CaseTable booleans(String name, List<Boolean> values) {
        BitSet bits = new BitSet();
        for (int row = 0; row < values.size(); ++row) {
            bits.set(row, Boolean.TRUE.equals(values.get(row)));
        }
        return add(name, "b", values, bytes(bits, values.size()));
    }

    /** Whole numbers. */
    public CaseTable integers(String name, List<Long> values) {
        ByteBuffer numbers = little(8L * values.size());
        values.forEach(one -> numbers.putLong(one == null ? 0 : one));
        return add(name, "l", values, numbers.array());
    }

    /**
     * Numbers, exactly.
     *
     * @throws IllegalArgumentException if the column is of another length, or its numbers together
     *     need more than 38 digits
     */
    public CaseTable decimals(String name, List<BigDecimal> values) {
        int scale =
                values.stream().filter(Objects::nonNull).mapToInt(BigDecimal::scale).max().orElse(0);
        scale = Math.max(0, scale);
        if (scale > DIGITS) {
            throw new IllegalArgumentException(name + " needs more than 38 digits");
        }
        ByteBuffer numbers = little((long) WIDE * values.size());
        for (BigDecimal one : values) {
            numbers.put(wide(one == null ? BigDecimal.ZERO : one, scale, name));
        }
        return add(name, "d:38," + scale, values, numbers.array());
    }

    /**
     * Dates.
     *
     * @throws ArithmeticException if a date is beyond 5.8 million years
     */
    public CaseTable dates(String name, List<LocalDate> values) {
        ByteBuffer days = little(4L * values.size());
        values.forEach(one -> days.putInt(one == null ? 0 : Math.toIntExact(one.toEpochDay())));
        return add(name, "tdD", values, days.array());
    }

    /** Lays the table out; gives its schema. */
    Pointer schema(Arrow.Blocks blocks) {
        List<Pointer> children = new ArrayList<>();
        for (Column one : columns) {
            children.add(blocks.schema(one.format, one.name, List.of()));
        }
        return blocks.schema("+s", "", children);
    }

    /** Lays the table out; gives its array. */
    Pointer array(Arrow.Blocks blocks) {
        List<Pointer> children = new ArrayList<>();
        for (Column one : columns) {
            List<Pointer> buffers = new ArrayList<>();
            for (byte[] data : one.buffers) {
                buffers.add(blocks.bytes(data));
            }
            children.add(blocks.array(rows, buffers, List.of()));
        }
        return blocks.array(rows, Collections.singletonList(null), children);
    }

    private CaseTable add(String name, String format, List<?> values, byte[]... data) {
        Utf8.encodeName(name, "name");
        if (!columns.isEmpty() && values.size() != rows) {
            throw new IllegalArgumentException(
                    name + " has " + values.size() + " rows, not " + rows);
        }
        BitSet there = new BitSet();
        for (int row = 0; row < values.size(); ++row) {
            there.set(row, values.get(row) != null);
        }
        List<byte[]> buffers = new ArrayList<>();
        buffers.add(bytes(there, values.size()));
        Collections.addAll(buffers, data);
        rows = values.size();
        columns.add(new Column(name, format, buffers));
        return this;
    }

    /** A bit a row, the lowest first. */
    private static byte[] bytes(BitSet bits, int rows) {
        byte[] out = new byte[rows / 8 + 1];
        byte[] set = bits.toByteArray();
        System.arraycopy(set, 0, out, 0, set.length);
        return out;
    }

    private static ByteBuffer little(long size) {
        return ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The number times 10^scale in 16 bytes, the lowest first. */
    private static byte[] wide(BigDecimal number, int scale, String name) {
        if (number.precision() - (long) number.scale() + scale > DIGITS) {
            throw new IllegalArgumentException(name + " needs more than 38 digits");
        }
        BigInteger whole = number.setScale(scale).unscaledValue();
        byte[] big = whole.toByteArray();
        byte[] out = new byte[WIDE];
        java.util.Arrays.fill(out, (byte) (whole.signum() < 0 ? -1 : 0));
        for (int i = 0; i < big.length; ++i) {
            out[i] = big[big.length - 1 - i];
        }
        return out;
    }

    private static final class Column {
        final String name;
        final String format;
        final List<byte[]> buffers;

        Column(String name, String format, List<byte[]> buffers) {
            this.name = name;
            this.format = format;
            this.buffers = buffers;
        }
    }
}
