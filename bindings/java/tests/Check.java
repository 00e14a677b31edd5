// SPDX-License-Identifier: Apache-2.0
import dk.hjemmel.HjemmelException;
import dk.hjemmel.Result;
import java.math.BigDecimal;

/** What a test expects; prints what is otherwise, with the line of the test, and counts it. */
final class Check {
    private static int faults = 0;
    private static int checks = 0;

    private Check() {}

    /** What a test does. */
    interface Step {
        void run() throws Exception;
    }

    /** Prints the counts; the exit status. */
    static int finish() {
        System.out.println(checks + " checks, " + faults + " faults");
        return faults == 0 ? 0 : 1;
    }

    static void yes(String what, boolean holds) {
        ++checks;
        if (!holds) {
            ++faults;
            System.out.println("fault in " + caller() + ": " + what);
        }
    }

    /** File and line of the test. */
    private static String caller() {
        for (StackTraceElement one : new Throwable().getStackTrace()) {
            if (!one.getClassName().equals("Check")) {
                return one.getFileName() + ":" + one.getLineNumber();
            }
        }
        return "nowhere";
    }

    static void same(Object expected, Object found) {
        yes(found + ", not " + expected, java.util.Objects.equals(expected, found));
    }

    static void same(BigDecimal expected, BigDecimal found) {
        yes(found + ", not " + expected, expected.compareTo(found) == 0);
    }

    static Exception thrown(Step step) {
        try {
            step.run();
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    static HjemmelException fails(Result result, Step step) {
        Exception why = thrown(step);
        boolean ours = why instanceof HjemmelException;
        yes(why + ", not " + result, ours && ((HjemmelException) why).result() == result);
        return ours ? (HjemmelException) why : null;
    }

    static void refuses(Class<?> type, Step... steps) {
        for (Step step : steps) {
            Exception why = thrown(step);
            yes(why + ", no " + type.getSimpleName(), type.isInstance(why));
        }
    }
}
