// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import dk.hjemmel.Structs.MissingInfo;
import java.util.Objects;

/** A fact that can still change an outcome, or a part of it. Plain data. */
public final class Missing {
    private final String path;
    private final String name;
    private final String entity;
    private final String id;
    private final Bilingual label;

    Missing(MissingInfo danish, MissingInfo english) {
        path = danish.path.get();
        name = danish.name.get();
        entity = danish.entity.get();
        id = danish.id.get();
        label = Bilingual.of(in -> (in == Language.DANISH ? danish : english).label.get());
    }

    /** "afgang", "ydelsesperioder[2].til", "borgere[sag-17].afgang". */
    public String path() {
        return path;
    }

    /** The fact's name. */
    public String name() {
        return name;
    }

    public String entity() {
        return entity;
    }

    /** The id of the case or related case that lacks it. */
    public String id() {
        return id;
    }

    public String label(Language language) {
        return label.in(Objects.requireNonNull(language, "language"));
    }

    @Override
    public String toString() {
        return path;
    }
}
