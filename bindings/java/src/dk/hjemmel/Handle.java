// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An object of the library and who uses it. It is freed when it is closed and the last call on it
 * has returned, so that closing it on one thread never takes it from another; a cleaner closes what
 * a program forgot.
 */
final class Handle implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final State state;
    private final Cleaner.Cleanable cleanable;

    /** Takes over {@code pointer}; {@code what} names it in messages. */
    Handle(String what, Pointer pointer, Consumer<Pointer> free) {
        state = new State(what, pointer, free);
        cleanable = CLEANER.register(this, state);
    }

    /** Calls {@code work} with the pointer, which stays valid for that long. */
    <T> T use(Function<Pointer, T> work) {
        state.enter();
        try {
            return work.apply(state.pointer);
        } finally {
            state.leave();
        }
    }

    @Override
    public void close() {
        cleanable.clean();
    }

    /** What the cleaner holds: everything but the handle itself. */
    private static final class State implements Runnable {
        private final String what;
        private final Pointer pointer;
        private final Consumer<Pointer> free;
        private final AtomicInteger users = new AtomicInteger(1);
        private final AtomicBoolean closed = new AtomicBoolean();

        State(String what, Pointer pointer, Consumer<Pointer> free) {
            this.what = what;
            this.pointer = pointer;
            this.free = free;
        }

        void enter() {
            int now = users.get();
            while (!closed.get() && now > 0) {
                if (users.compareAndSet(now, now + 1)) {
                    return;
                }
                now = users.get();
            }
            throw new IllegalStateException("closed: " + what);
        }

        void leave() {
            if (users.decrementAndGet() == 0) {
                free.accept(pointer);
            }
        }

        @Override
        public void run() {
            if (closed.compareAndSet(false, true)) {
                leave();
            }
        }
    }
}
