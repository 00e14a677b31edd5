// SPDX-License-Identifier: Apache-2.0
package dk.hjemmel;

import com.sun.jna.Pointer;
import dk.hjemmel.Native.SizeT;
import dk.hjemmel.Structs.DeclarationInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One thing that a version declares. Plain data. */
public final class Declaration {
    private static final int OPTIONAL = 1;
    private static final int STAND_IN = 2;
    private static final int HELPER = 4;

    /** What is declared. */
    public enum Kind {
        ENTITY,
        FACT,
        DECISION,
        PARAMETER
    }

    private final Kind kind;
    private final int flags;
    private final String name;
    private final String entity;
    private final String type;
    private final Bilingual label;
    private final String unit;

    private Declaration(Kind kind, DeclarationInfo danish, DeclarationInfo english) {
        this.kind = kind;
        flags = danish.flags;
        name = danish.name.get();
        entity = danish.entity.get();
        type = danish.type.get();
        label = Bilingual.of(in -> (in == Language.DANISH ? danish : english).label.get());
        unit = danish.unit.get();
    }

    static List<Declaration> read(Pointer version, Kind kind) {
        List<Declaration> all = new ArrayList<>();
        while (true) {
            SizeT at = new SizeT(all.size());
            DeclarationInfo danish = new DeclarationInfo();
            DeclarationInfo english = new DeclarationInfo();
            if (at(version, kind, at, Language.DANISH, danish) == Native.NONE) {
                return List.copyOf(all);
            }
            at(version, kind, at, Language.ENGLISH, english);
            all.add(new Declaration(kind, danish, english));
        }
    }

    private static int at(
            Pointer version, Kind kind, SizeT at, Language language, DeclarationInfo out) {
        return Calls.check(
                Native.hjemmel_version_declaration(
                        version, kind.ordinal(), at, language.number(), out));
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** The entity of a fact or decision; else empty. */
    public String entity() {
        return entity;
    }

    /** The type, {@code "list<context<fra: date, til: date>>"}; of an entity its plural. */
    public String type() {
        return type;
    }

    public String label(Language language) {
        return label.in(Objects.requireNonNull(language, "language"));
    }

    public String unit() {
        return unit;
    }

    /** Whether it is a fact that may be absent. */
    public boolean isOptional() {
        return (flags & OPTIONAL) != 0;
    }

    /** Whether it is a fact that an expression stands in for where missing. */
    public boolean hasStandIn() {
        return (flags & STAND_IN) != 0;
    }

    /** Whether it is a decision that is given only when asked for by name. */
    public boolean isHelper() {
        return (flags & HELPER) != 0;
    }

    @Override
    public String toString() {
        return name + ": " + type;
    }
}
