// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.NativeLibrary;

/** Finds the library, asks whether it fits, and attaches {@link Native} to it: once a process. */
final class Binding {
    /** The generation and version of the header that {@link Native} was written from. */
    private static final int ABI = 1;

    private static final int VERSION_NUMBER = 2000;
    private static final String NAME = "libhjemmel.so." + ABI;

    /** What is wrong with the library, or null. */
    private static final String FAULT = attach();

    private Binding() {}

    /** Returns where the library can be called; throws with the cause where it cannot. */
    static void demand() {
        if (FAULT != null) {
            throw new HjemmelException(Result.LIBRARY, FAULT);
        }
    }

    private static String attach() {
        try {
            NativeLibrary library = NativeLibrary.getInstance(NAME);
            Object[] ours = {ABI, VERSION_NUMBER};
            if (library.getFunction("hjemmel_check_abi").invokeInt(ours) != Native.OK) {
                return NAME
                        + " is of another generation or older than 0.2.0, which this wrapper was"
                        + " written for: "
                        + library.getFile();
            }
            com.sun.jna.Native.register(Native.class, library);
            return null;
        } catch (UnsatisfiedLinkError missing) {
            return NAME
                    + " cannot be loaded; name its folder with -Djna.library.path=FOLDER ("
                    + missing.getMessage().replace("\n", "; ")
                    + ")";
        }
    }
}
