package io.rowmq.internal.security;

import io.rowmq.policy.NamePattern;
import io.rowmq.spi.DestinationRow.Kind;
import org.jspecify.annotations.Nullable;

/** The pattern of a {@link io.rowmq.policy.Role}, ready to be compared with names. */
public final class DestinationPattern {

    private final @Nullable Kind kind;
    private final NamePattern names;

    private DestinationPattern(@Nullable Kind kind, NamePattern names) {
        this.kind = kind;
        this.names = names;
    }

    public static DestinationPattern of(String text) {
        for (Kind kind : Kind.values()) {
            String prefix = prefix(kind);
            if (text.startsWith(prefix)) {
                return new DestinationPattern(kind, new NamePattern(text.substring(prefix.length())));
            }
        }
        return new DestinationPattern(null, new NamePattern(text));
    }

    /** What stands before the name where the kind is meant too, for example {@code queue://}. */
    public static String prefix(Kind kind) {
        return switch (kind) {
            case QUEUE -> "queue://";
            case TOPIC -> "topic://";
        };
    }

    public boolean matches(Kind ofKind, String name) {
        return (kind == null || kind == ofKind) && names.matches(name);
    }
}
