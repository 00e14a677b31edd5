// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a fact is set to: checked before anything is sent, so that sending does not fail. */
final class FactValue {
    private static final int MOST_DEPTH = 32;
    private static final int MOST_DIGITS = 34;
    private static final int LEAST_EXPONENT = -6176;
    private static final int MOST_EXPONENT = 6144;
    private static final int LONG_BITS = 63;

    private FactValue() {}

    /** Throws for what no fact can be. */
    static void check(Object value) {
        check(value, 0);
    }

    private static void check(Object value, int depth) {
        Objects.requireNonNull(value, "value");
        if (depth >= MOST_DEPTH && (value instanceof List || value instanceof Map)) {
            throw new HjemmelException(Result.RANGE, "nested deeper than " + MOST_DEPTH);
        }
        if (value instanceof String) {
            Utf8.encodeName((String) value, "a text");
        } else if (isNumber(value)) {
            checkExact(number(value));
        } else if (value instanceof List) {
            for (Object item : (List<?>) value) {
                check(item, depth + 1);
            }
        } else if (value instanceof Map) {
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                Utf8.encodeName(name(entry.getKey()), "a name");
                check(entry.getValue(), depth + 1);
            }
        } else if (!(value instanceof Boolean || value instanceof LocalDate)
                && value != Facts.ABSENT) {
            throw new IllegalArgumentException(
                    "a fact cannot be a " + value.getClass().getName());
        }
    }

    private static String name(Object key) {
        if (key instanceof String) {
            return (String) key;
        }
        throw new IllegalArgumentException("a name is a String, not " + key);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger
                || value instanceof BigDecimal;
    }

    /** The number without zeros at its end. */
    private static BigDecimal number(Object value) {
        BigDecimal exact;
        if (value instanceof BigDecimal) {
            exact = (BigDecimal) value;
        } else if (value instanceof BigInteger) {
            exact = new BigDecimal((BigInteger) value);
        } else {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        return exact.stripTrailingZeros();
    }

    private static void checkExact(BigDecimal number) {
        long exponent = -(long) number.scale();
        if (number.precision() > MOST_DIGITS
                || exponent < LEAST_EXPONENT
                || exponent + number.precision() - 1 > MOST_EXPONENT) {
            throw new HjemmelException(
                    Result.RANGE, "a number has no exact form with " + MOST_DIGITS + " digits");
        }
    }

    /** Sends a checked value, at the place that is next. */
    static void send(Pointer to, Object value) {
        if (value == Facts.ABSENT) {
            Calls.check(Native.hjemmel_facts_absent(to), to);
        } else if (value instanceof Boolean) {
            Calls.check(Native.hjemmel_facts_boolean(to, (byte) ((Boolean) value ? 1 : 0)), to);
        } else if (value instanceof String) {
            Utf8.Bytes text = Utf8.encode((String) value, "a text");
            Calls.check(Native.hjemmel_facts_text(to, text.data, text.size), to);
        } else if (value instanceof LocalDate) {
            Calls.check(Native.hjemmel_facts_date(to, ((LocalDate) value).toEpochDay()), to);
        } else if (value instanceof List) {
            sendList(to, (List<?>) value);
        } else if (value instanceof Map) {
            sendMap(to, (Map<?, ?>) value);
        } else {
            sendNumber(to, number(value));
        }
    }

    private static void sendNumber(Pointer to, BigDecimal number) {
        BigInteger coefficient = number.unscaledValue();
        if (coefficient.bitLength() <= LONG_BITS) {
            Calls.check(
                    Native.hjemmel_facts_number(to, coefficient.longValue(), -number.scale()), to);
        } else {
            Utf8.Bytes text = Utf8.encode(number.toString(), "a number");
            Calls.check(Native.hjemmel_facts_decimal(to, text.data, text.size), to);
        }
    }

    private static void sendList(Pointer to, List<?> items) {
        Calls.check(Native.hjemmel_facts_list(to), to);
        for (Object item : items) {
            send(to, item);
        }
        Calls.check(Native.hjemmel_facts_end(to), to);
    }

    private static void sendMap(Pointer to, Map<?, ?> entries) {
        Calls.check(Native.hjemmel_facts_context(to), to);
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            Utf8.Bytes name = Utf8.encode(name(entry.getKey()), "a name");
            Calls.check(Native.hjemmel_facts_name(to, name.data, name.size), to);
            send(to, entry.getValue());
        }
        Calls.check(Native.hjemmel_facts_end(to), to);
    }
}
