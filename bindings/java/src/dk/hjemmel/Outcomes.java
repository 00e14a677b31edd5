// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import dk.hjemmel.Native.SizeT;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The outcomes of one case, in the order of the decisions asked for. They never change and serve
 * any number of threads.
 *
 * <p>What an outcome <em>is</em> was copied and stays for good; what is <em>written</em> on demand
 * (texts, JSON, letters, reasons) is asked for before the outcomes are closed.
 */
public final class Outcomes implements AutoCloseable, Iterable<Outcome> {
    private final Handle handle;
    private final Queue<Handle> trees = new ConcurrentLinkedQueue<>();
    private final List<Outcome> all;

    Outcomes(Pointer evaluation, Pointer facts, long day) {
        Pointer made = Calls.make((out, error) -> Native.hjemmel_outcomes_new(out));
        handle = new Handle("the outcomes", made, Native::hjemmel_outcomes_free);
        boolean done = false;
        try {
            all = handle.use(into -> run(into, evaluation, facts, day));
            done = true;
        } finally {
            if (!done) {
                handle.close();
            }
        }
    }

    private List<Outcome> run(Pointer into, Pointer evaluation, Pointer facts, long day) {
        Calls.run(error -> Native.hjemmel_evaluation_run(evaluation, facts, day, into, error));
        List<Outcome> found = new ArrayList<>();
        while (true) {
            Pointer one = Native.hjemmel_outcomes_at(into, new SizeT(found.size()));
            if (one == null) {
                return List.copyOf(found);
            }
            found.add(new Outcome(handle, trees, one));
        }
    }

    /**
     * The outcome of decision number {@code at}.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public Outcome get(int at) {
        return all.get(at);
    }

    /** How many there are. */
    public int size() {
        return all.size();
    }

    /** All of them. */
    public List<Outcome> list() {
        return all;
    }

    @Override
    public Iterator<Outcome> iterator() {
        return all.iterator();
    }

    /** Frees the outcomes and the trees of reasons that came from them; again is fine. */
    @Override
    public void close() {
        for (Handle tree = trees.poll(); tree != null; tree = trees.poll()) {
            tree.close();
        }
        handle.close();
    }
}
