// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

/** The library that runs. Any thread may ask. */
public final class Hjemmel {
    private Hjemmel() {}

    /**
     * Its version: "1.2.3".
     *
     * @throws HjemmelException {@link Result#LIBRARY}
     */
    public static String version() {
        Binding.demand();
        return Utf8.decode(Native.hjemmel_version_string());
    }

    /** Its version as one number that grows: 1.2.3 is 1002003. */
    public static int versionNumber() {
        Binding.demand();
        return Native.hjemmel_version_number();
    }

    /** What it was built from and with, one {@code name: value} a line: for a bug report. */
    public static String buildInfo() {
        Binding.demand();
        return Utf8.decode(Native.hjemmel_build_info());
    }
}
