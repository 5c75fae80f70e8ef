package io.rowmq.cli.internal.opening;

import java.util.Locale;

/** URLs as the command line opens them. */
final class Addresses {

    private static final String H2 = "jdbc:h2:";

    private static final String NO_TRACE = "TRACE_LEVEL_FILE";

    private Addresses() {}

    /** An embedded database has to exist: a name that is wrong must not bring an empty one into being. */
    static String existing(String url) {
        return with(url, "IFEXISTS", "TRUE");
    }

    /**
     * H2 writes what fails into a file beside the database, and where it cannot, prints whole stacks; the command says
     * what failed.
     */
    static String untraced(String url) {
        return with(url, NO_TRACE, "0");
    }

    private static String with(String url, String setting, String value) {
        String lower = url.toLowerCase(Locale.ROOT);
        boolean file = lower.startsWith(H2)
                && !lower.startsWith(H2 + "mem:")
                && !lower.startsWith(H2 + "tcp:")
                && !lower.startsWith(H2 + "ssl:");
        boolean given = lower.contains(";" + setting.toLowerCase(Locale.ROOT) + "=");
        return file && !given ? url + ";" + setting + "=" + value : url;
    }
}
