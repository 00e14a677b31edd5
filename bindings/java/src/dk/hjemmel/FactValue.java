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

    /** As JSON, where wide numbers go, the library reads powers of ten up to this. */
    private static final int MOST_WIDE_EXPONENT = 307;

    private FactValue() {}

    /**
     * Throws for what no fact can be. Tells whether there is a number in it whose coefficient is
     * wider than 64 bits, so that it must be sent as JSON.
     */
    static boolean check(Object value) {
        return check(value, 0);
    }

    private static boolean check(Object value, int depth) {
        Objects.requireNonNull(value, "value");
        if (value instanceof String) {
            Utf8.encodeName((String) value, "a text");
            return false;
        }
        if (isNumber(value)) {
            return isWide(number(value));
        }
        if (value instanceof Boolean || value instanceof LocalDate || value == Facts.ABSENT) {
            return false;
        }
        if (depth >= MOST_DEPTH && (value instanceof List || value instanceof Map)) {
            throw new HjemmelException(Result.RANGE, "nested deeper than " + MOST_DEPTH);
        }
        boolean wide = false;
        if (value instanceof List) {
            for (Object item : (List<?>) value) {
                wide |= check(item, depth + 1);
            }
            return wide;
        }
        if (value instanceof Map) {
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                Utf8.encodeName(name(entry.getKey()), "a name");
                wide |= check(entry.getValue(), depth + 1);
            }
            return wide;
        }
        throw new IllegalArgumentException("a fact cannot be a " + value.getClass().getName());
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

    private static boolean isWide(BigDecimal number) {
        long exponent = -(long) number.scale();
        if (number.precision() > MOST_DIGITS
                || exponent < LEAST_EXPONENT
                || exponent + number.precision() - 1 > MOST_EXPONENT) {
            throw new HjemmelException(
                    Result.RANGE, "a number has no exact form with " + MOST_DIGITS + " digits");
        }
        boolean wide = number.unscaledValue().bitLength() > LONG_BITS;
        if (wide && exponent + number.precision() - 1 > MOST_WIDE_EXPONENT) {
            throw new HjemmelException(
                    Result.RANGE, "a number of more than 64 bits and 308 digits cannot be passed");
        }
        return wide;
    }

    /** Sends a checked value without a wide number, at the place that is next. */
    static void send(Pointer to, Object value) {
        if (value == Facts.ABSENT) {
            Calls.check(Native.hjemmel_facts_absent(to));
        } else if (value instanceof Boolean) {
            Calls.check(Native.hjemmel_facts_boolean(to, (byte) ((Boolean) value ? 1 : 0)));
        } else if (value instanceof String) {
            Utf8.Bytes text = Utf8.encode((String) value, "a text");
            Calls.check(Native.hjemmel_facts_text(to, text.data, text.size));
        } else if (value instanceof LocalDate) {
            Calls.check(Native.hjemmel_facts_date(to, ((LocalDate) value).toEpochDay()));
        } else if (value instanceof List) {
            sendList(to, (List<?>) value);
        } else if (value instanceof Map) {
            sendMap(to, (Map<?, ?>) value);
        } else {
            BigDecimal exact = number(value);
            long coefficient = exact.unscaledValue().longValueExact();
            Calls.check(Native.hjemmel_facts_number(to, coefficient, -exact.scale()));
        }
    }

    private static void sendList(Pointer to, List<?> items) {
        Calls.check(Native.hjemmel_facts_list(to));
        for (Object item : items) {
            send(to, item);
        }
        Calls.check(Native.hjemmel_facts_end(to));
    }

    private static void sendMap(Pointer to, Map<?, ?> entries) {
        Calls.check(Native.hjemmel_facts_context(to));
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            Utf8.Bytes name = Utf8.encode(name(entry.getKey()), "a name");
            Calls.check(Native.hjemmel_facts_name(to, name.data, name.size));
            send(to, entry.getValue());
        }
        Calls.check(Native.hjemmel_facts_end(to));
    }

    /** A checked value as JSON. */
    static String json(Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value);
        return out.toString();
    }

    private static void write(StringBuilder out, Object value) {
        if (value == Facts.ABSENT) {
            out.append("null");
        } else if (value instanceof List) {
            String between = "[";
            for (Object item : (List<?>) value) {
                out.append(between);
                write(out, item);
                between = ",";
            }
            out.append(between.equals("[") ? "[]" : "]");
        } else if (value instanceof Map) {
            String between = "{";
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                quote(out.append(between), name(entry.getKey()));
                write(out.append(':'), entry.getValue());
                between = ",";
            }
            out.append(between.equals("{") ? "{}" : "}");
        } else if (value instanceof String) {
            quote(out, (String) value);
        } else if (value instanceof LocalDate) {
            String iso = value.toString();
            quote(out, iso.startsWith("+") ? iso.substring(1) : iso);
        } else {
            out.append(value);
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); ++i) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16));
                out.append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
