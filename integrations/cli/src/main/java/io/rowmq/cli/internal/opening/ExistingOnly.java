package io.rowmq.cli.internal.opening;

import java.util.Locale;

/** URLs of embedded databases that have to exist: a name that is wrong must not bring an empty database into being. */
final class ExistingOnly {

    private static final String H2 = "jdbc:h2:";

    private ExistingOnly() {}

    static String address(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        boolean file = lower.startsWith(H2)
                && !lower.startsWith(H2 + "mem:")
                && !lower.startsWith(H2 + "tcp:")
                && !lower.startsWith(H2 + "ssl:");
        return file && !lower.contains(";ifexists=") ? url + ";IFEXISTS=TRUE" : url;
    }
}
