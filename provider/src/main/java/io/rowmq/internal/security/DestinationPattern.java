package io.rowmq.internal.security;

import io.rowmq.spi.DestinationRow.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The pattern of a {@link io.rowmq.policy.Role}, ready to be compared with names. */
public final class DestinationPattern {

    private static final String ANY = "**";

    private final @Nullable Kind kind;
    private final Pattern names;

    private DestinationPattern(@Nullable Kind kind, Pattern names) {
        this.kind = kind;
        this.names = names;
    }

    public static DestinationPattern of(String text) {
        for (Kind kind : Kind.values()) {
            String prefix = prefix(kind);
            if (text.startsWith(prefix)) {
                return new DestinationPattern(kind, names(text.substring(prefix.length())));
            }
        }
        return new DestinationPattern(null, names(text));
    }

    /** What stands before the name where the kind is meant too, for example {@code queue://}. */
    public static String prefix(Kind kind) {
        return switch (kind) {
            case QUEUE -> "queue://";
            case TOPIC -> "topic://";
        };
    }

    private static Pattern names(String glob) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            if (glob.startsWith(ANY, at)) {
                regex.append(".*");
                at += ANY.length();
            } else if (glob.charAt(at) == '*') {
                regex.append("[^.]*");
                at++;
            } else {
                int star = glob.indexOf('*', at);
                int end = star < 0 ? glob.length() : star;
                regex.append(Pattern.quote(glob.substring(at, end)));
                at = end;
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    public boolean matches(Kind ofKind, String name) {
        return (kind == null || kind == ofKind) && names.matcher(name).matches();
    }
}
