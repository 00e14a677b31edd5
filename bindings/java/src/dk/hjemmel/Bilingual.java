// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import java.io.Serializable;
import java.util.function.Function;

/** A text in both languages. */
final class Bilingual implements Serializable {
    private static final long serialVersionUID = 1;

    static final Bilingual EMPTY = new Bilingual("", "");

    private final String danish;
    private final String english;

    private Bilingual(String danish, String english) {
        this.danish = danish;
        this.english = english;
    }

    static Bilingual of(Function<Language, String> text) {
        return new Bilingual(text.apply(Language.DANISH), text.apply(Language.ENGLISH));
    }

    String in(Language language) {
        switch (language) {
            case DANISH:
                return danish;
            default:
                return english;
        }
    }
}
