// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A value, or what a value that is undetermined can still be. Its content was copied and stays for
 * good; {@link #text} and {@link #json} are written on demand, while the outcomes that the value
 * came from are open.
 */
public final class Value {
    /** What a value is. The last three stand for a value that missing facts leave open. */
    public enum Kind {
        NULL,
        /** The host said that there is none. */
        ABSENT,
        BOOLEAN,
        NUMBER,
        TEXT,
        DATE,
        TIME,
        DATE_AND_TIME,
        /** Days and time. */
        DURATION,
        /** Years and months. */
        MONTHS,
        /** Its items are its two ends. */
        RANGE,
        LIST,
        CONTEXT,
        FUNCTION,
        /** Undetermined: its items are the values that it can still be. */
        ONE_OF,
        /** Undetermined: its items are the smallest and the largest that it can be. */
        BETWEEN,
        /** Undetermined: anything of its type. */
        ANYTHING,
        /** A kind that a newer library has and this wrapper does not know. */
        UNKNOWN;

        static Kind of(int number) {
            return number < 0 || number >= UNKNOWN.ordinal() ? UNKNOWN : values()[number];
        }
    }

    /** One item of a value. */
    public static final class Item {
        private static final int UNCERTAIN = 1;
        private static final int EXCLUDED = 2;

        private final String name;
        private final Value value;
        private final int flags;

        Item(String name, Value value, int flags) {
            this.name = name;
            this.value = value;
            this.flags = flags;
        }

        /** The name of a context's entry; else empty. */
        public String name() {
            return name;
        }

        /** The item; of kind NULL for a range's end that there is none of. */
        public Value value() {
            return value;
        }

        /** Whether it depends on missing facts that the list has it. */
        public boolean isUncertain() {
            return (flags & UNCERTAIN) != 0;
        }

        /** Whether it is an end that is not in the range itself. */
        public boolean isExcluded() {
            return (flags & EXCLUDED) != 0;
        }
    }

    private final Handle owner;
    private final Pointer pointer;
    private final Kind kind;
    private final Object content;
    private final List<Item> items;

    /** {@code content} is what {@link ValueReader} reads for the kind. */
    Value(Handle owner, Pointer pointer, Kind kind, Object content, List<Item> items) {
        this.owner = owner;
        this.pointer = pointer;
        this.kind = kind;
        this.content = content;
        this.items = items;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether missing facts leave it open. */
    public boolean isUndetermined() {
        return kind == Kind.ONE_OF || kind == Kind.BETWEEN || kind == Kind.ANYTHING;
    }

    /**
     * A boolean.
     *
     * @throws HjemmelException {@link Result#KIND}
     */
    public boolean asBoolean() {
        demand(Kind.BOOLEAN);
        return (Boolean) content;
    }

    /**
     * A number, exactly.
     *
     * @throws HjemmelException {@link Result#KIND}
     */
    public BigDecimal asNumber() {
        demand(Kind.NUMBER);
        return (BigDecimal) content;
    }

    /**
     * A text's content. A time, or a date and time, as ISO text: Java has no one type for all of
     * them, with and without a zone or an offset.
     *
     * @throws HjemmelException {@link Result#KIND}
     */
    public String asText() {
        demand(Kind.TEXT, Kind.TIME, Kind.DATE_AND_TIME);
        return content instanceof Moment ? ((Moment) content).text : (String) content;
    }

    /**
     * A date; the date of a date and time.
     *
     * @throws HjemmelException {@link Result#KIND}
     */
    public LocalDate asDate() {
        demand(Kind.DATE, Kind.DATE_AND_TIME);
        return content instanceof Moment ? ((Moment) content).date : (LocalDate) content;
    }

    /**
     * A duration of days and time.
     *
     * @throws HjemmelException {@link Result#KIND}
     */
    public Duration asDuration() {
        demand(Kind.DURATION);
        return (Duration) content;
    }

    /**
     * How many months a duration of years and months has.
     *
     * @throws HjemmelException {@link Result#KIND}
     */
    public long asMonths() {
        demand(Kind.MONTHS);
        return (Long) content;
    }

    /**
     * A duration of years and months.
     *
     * @throws HjemmelException {@link Result#KIND}; {@link Result#RANGE} (its years are no int)
     */
    public Period asPeriod() {
        long months = asMonths();
        try {
            return Period.of(Math.toIntExact(months / 12), (int) (months % 12), 0);
        } catch (ArithmeticException e) {
            throw new HjemmelException(Result.RANGE, months + " months do not fit a Period");
        }
    }

    /**
     * The items of a list. {@link #items} tells which of them are uncertain.
     *
     * @throws HjemmelException {@link Result#KIND}
     */
    public List<Value> asList() {
        demand(Kind.LIST);
        return values();
    }

    /**
     * The entries of a context, in their order.
     *
     * @throws HjemmelException {@link Result#KIND}
     */
    public Map<String, Value> asMap() {
        demand(Kind.CONTEXT);
        Map<String, Value> all = new LinkedHashMap<>();
        for (Item one : items) {
            all.put(one.name, one.value);
        }
        return Collections.unmodifiableMap(all);
    }

    /** A context's entry by its name; empty where it has none, and of what is no context. */
    public Optional<Value> entry(String name) {
        Objects.requireNonNull(name, "name");
        return items.stream()
                .filter(one -> kind == Kind.CONTEXT && one.name.equals(name))
                .map(Item::value)
                .findFirst();
    }

    /**
     * What an undetermined value can be: all values of one that is one of some, the smallest and
     * the largest of one that lies between, nothing of one that can be anything.
     *
     * @throws HjemmelException {@link Result#KIND}
     */
    public List<Value> possible() {
        demand(Kind.ONE_OF, Kind.BETWEEN, Kind.ANYTHING);
        return values();
    }

    /** A list's items, a context's entries, a range's two ends, what it can be; else nothing. */
    public List<Item> items() {
        return items;
    }

    /**
     * The value as a person reads it.
     *
     * @throws IllegalStateException if the outcomes that it came from are closed
     */
    public String text(Language language) {
        Objects.requireNonNull(language, "language");
        return write(Native.TEXT, language);
    }

    /**
     * The value as JSON.
     *
     * @throws IllegalStateException if the outcomes that it came from are closed
     */
    public String json() {
        return write(Native.JSON, Language.ENGLISH);
    }

    private String write(int format, Language language) {
        return owner.use(it -> write(pointer, format, language));
    }

    static String write(Pointer value, int format, Language language) {
        return Calls.write(
                buffer ->
                        Native.hjemmel_value_write(value, format, language.number(), buffer));
    }

    /** Kind and content, for debugging; {@link #text} is for people. */
    @Override
    public String toString() {
        return kind + (content == null ? "" : " " + content) + (items.isEmpty() ? "" : values());
    }

    private List<Value> values() {
        List<Value> all = new ArrayList<>();
        for (Item one : items) {
            all.add(one.value);
        }
        return Collections.unmodifiableList(all);
    }

    private void demand(Kind... wanted) {
        for (Kind one : wanted) {
            if (kind == one) {
                return;
            }
        }
        throw new HjemmelException(Result.KIND, "the value is a " + kind + ", no " + wanted[0]);
    }

    /** A time, or a date and time. */
    static final class Moment {
        final String text;
        final LocalDate date;

        Moment(String text, LocalDate date) {
            this.text = text;
            this.date = date;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
