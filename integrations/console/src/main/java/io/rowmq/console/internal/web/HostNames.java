package io.rowmq.console.internal.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names by which browsers may reach the console. A stranger's page may have a name that was made to point at this
 * machine (DNS rebinding), and would then be taken for a page of the console. An address cannot be made to point
 * elsewhere.
 */
public final class HostNames {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.%]+]");

    /** A name, which may have underscores as some have that proxies use, and a port. */
    private static final Pattern HOST = Pattern.compile("(\\[[^\\]]+]|[^:/@?#\\[\\]\\s]+)(:\\d{1,5})?");

    private final Set<String> names = new HashSet<>(Set.of("localhost"));

    /**
     * Names besides those that are always allowed.
     *
     * @param host what the console listens on
     * @param more other names
     */
    public HostNames(String host, List<String> more) {
        names.add(host.toLowerCase(Locale.ROOT));
        more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    void check(@Nullable String header) throws Problem {
        String name = header == null ? null : name(header);
        if (name == null || !ADDRESS.matcher(name).matches() && !names.contains(name)) {
            throw Problem.forged("The console is not known by the name '" + header + "', but as localhost, by address"
                    + (names.size() > 1 ? " and as " + String.join(", ", names) : "")
                    + "; the option hostNames (--host-name) adds one");
        }
    }

    private static @Nullable String name(String header) {
        Matcher parts = HOST.matcher(header);
        return parts.matches() ? parts.group(1).toLowerCase(Locale.ROOT) : null;
    }
}
