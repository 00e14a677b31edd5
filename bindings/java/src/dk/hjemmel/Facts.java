// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One case: facts by name. A fact that is set again is replaced; one that is not set is missing;
 * {@link #absent} says that there is none. Whether facts fit the rules is told by the outcomes.
 *
 * <p>Any number of threads may evaluate a case at once. Setters wait for evaluations and for each
 * other, so that no use breaks it; a case is meant to be filled by one thread.
 *
 * <p>What a list or map may hold: {@link Boolean}, {@link Integer}, {@link Long} and the smaller
 * ones, {@link java.math.BigInteger}, {@link BigDecimal}, {@link String}, {@link LocalDate}, lists
 * and maps of these, nested up to 32 deep, and {@link #ABSENT}. Never null, and never {@code float}
 * or {@code double}, which hold no decimals. A setter that throws has changed nothing, except where
 * memory runs out, or a list or map changes, while it is copied: the case is then empty.
 *
 * <p>All setters throw {@link NullPointerException} for null, {@link IllegalArgumentException} for
 * what no fact can be, {@link HjemmelException} with {@link Result#RANGE} for a number without an
 * exact form of 34 digits, and {@link IllegalStateException} where the facts are closed.
 */
public final class Facts implements AutoCloseable {
    /** Inside a list or map: there is none. */
    public static final Object ABSENT =
            new Object() {
                @Override
                public String toString() {
                    return "absent";
                }
            };

    static final String ID = "sags_id";

    private final Handle handle;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /**
     * An empty case, for every evaluation.
     *
     * @throws HjemmelException {@link Result#LIBRARY}
     */
    public Facts() {
        Binding.demand();
        Pointer made = Calls.make((out, error) -> Native.hjemmel_facts_new(null, out));
        handle = new Handle("the case", made, Native::hjemmel_facts_free);
    }

    /** An empty case for an evaluation, which may be given to any. */
    Facts(Pointer evaluation) {
        Pointer made = Calls.make((out, error) -> Native.hjemmel_facts_new(evaluation, out));
        handle = new Handle("the case", made, Native::hjemmel_facts_free);
    }

    /** The case's id. */
    public Facts id(String id) {
        return put(ID, id);
    }

    public Facts set(String name, boolean value) {
        return put(name, value);
    }

    public Facts set(String name, long value) {
        return put(name, value);
    }

    public Facts set(String name, BigDecimal value) {
        return put(name, value);
    }

    /** A text; also a date, time or duration as ISO text where the fact is of that type. */
    public Facts set(String name, String value) {
        return put(name, value);
    }

    public Facts set(String name, LocalDate value) {
        return put(name, value);
    }

    public Facts set(String name, List<?> value) {
        return put(name, value);
    }

    public Facts set(String name, Map<String, ?> value) {
        return put(name, value);
    }

    /**
     * Sets a fact by its number, for a case that {@link Evaluation#facts} made: its name is not
     * looked up. The value is of a type that a list may hold, or {@link #ABSENT}.
     *
     * @throws HjemmelException {@link Result#ARGUMENT} where this case has no fact of that number
     */
    public Facts set(FactIndex fact, Object value) {
        FactValue.check(value);
        return change(
                it -> {
                    Calls.check(Native.hjemmel_facts_index(it, fact.number()), it);
                    send(it, value);
                });
    }

    /** There is none, which only an optional fact may say. */
    public Facts absent(String name) {
        return put(name, ABSENT);
    }

    /**
     * Sets all facts that a JSON object has: exact numbers, null is absent, {@code sags_id} the id.
     *
     * @throws HjemmelException {@link Result#FACTS} with the place; nothing is changed then
     */
    public Facts json(String object) {
        Utf8.Bytes json = Utf8.encode(object, "json");
        return change(
                it ->
                        Calls.run(
                                error ->
                                        Native.hjemmel_facts_json(
                                                it, json.data, json.size, error)));
    }

    /**
     * Takes a value for a decision instead of what the rules give: a caseworker's override.
     * Outcomes that rest on it say so, with the reason, which may not be empty. The value is of a
     * type that a list may hold.
     */
    public Facts preset(String decision, Object value, String reason) {
        Utf8.Bytes of = Utf8.encodeName(decision, "decision");
        Utf8.Bytes why = Utf8.encodeName(reason, "reason");
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("reason is empty");
        }
        FactValue.check(value);
        return change(
                it -> {
                    Calls.check(
                            Native.hjemmel_facts_preset(it, of.data, of.size, why.data, why.size),
                            it);
                    send(it, value);
                });
    }

    /** Forgets all facts, for the next case. */
    public Facts clear() {
        return change(it -> Calls.check(Native.hjemmel_facts_clear(it)));
    }

    private Facts put(String name, Object value) {
        Utf8.Bytes key = Utf8.encodeName(name, "name");
        FactValue.check(value);
        if (name.equals(ID) && !(value instanceof String)) {
            throw new IllegalArgumentException(ID + " is a text");
        }
        return change(
                it -> {
                    Calls.check(Native.hjemmel_facts_name(it, key.data, key.size), it);
                    send(it, value);
                });
    }

    /** Leaves nothing half said behind a failure: no name without a value, no open list. */
    private static void send(Pointer facts, Object value) {
        boolean done = false;
        try {
            FactValue.send(facts, value);
            done = true;
        } finally {
            if (!done) {
                Native.hjemmel_facts_clear(facts);
            }
        }
    }

    private Facts change(Consumer<Pointer> step) {
        locked(
                lock.writeLock(),
                it -> {
                    step.accept(it);
                    return null;
                });
        return this;
    }

    /** Calls {@code work} with the facts, which nobody changes for that long. */
    <T> T read(Function<Pointer, T> work) {
        return locked(lock.readLock(), work);
    }

    private <T> T locked(Lock part, Function<Pointer, T> work) {
        part.lock();
        try {
            return handle.use(work);
        } finally {
            part.unlock();
        }
    }

    /** Frees the case; again is fine. */
    @Override
    public void close() {
        handle.close();
    }
}
