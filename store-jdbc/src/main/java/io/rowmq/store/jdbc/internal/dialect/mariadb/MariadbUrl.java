package io.rowmq.store.jdbc.internal.dialect.mariadb;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A URL of MariaDB in its parts.
 *
 * @param mode what stands before the servers, for example {@code replication}; empty for none
 * @param servers hosts with ports, separated by commas
 * @param database the database, empty for none
 * @param parameters what stands after the question mark
 */
record MariadbUrl(String mode, String servers, String database, String parameters) {

    private static final String START = "jdbc:mariadb:";
    private static final String DEFAULT_PORT = ":3306";

    static boolean matches(String url) {
        return url.startsWith(START);
    }

    static MariadbUrl parse(String url) {
        String rest = url.substring(START.length());
        int question = rest.indexOf('?');
        String parameters = question < 0 ? "" : rest.substring(question + 1);
        String place = question < 0 ? rest : rest.substring(0, question);
        int slashes = place.indexOf("//");
        if (slashes < 0) {
            return new MariadbUrl(place, "", "", parameters);
        }
        String mode = place.substring(0, slashes);
        String address = place.substring(slashes + 2);
        int slash = address.indexOf('/');
        return new MariadbUrl(
                mode.endsWith(":") ? mode.substring(0, mode.length() - 1) : mode,
                slash < 0 ? address : address.substring(0, slash),
                slash < 0 ? "" : address.substring(slash + 1),
                parameters);
    }

    /** A parameter, if it is in the URL. */
    Optional<String> parameter(String name) {
        return Arrays.stream(parameters.split("&"))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst();
    }

    /** Whether a parameter switches something on. */
    boolean on(String name) {
        return parameter(name)
                .filter(value -> value.equals("1") || value.equalsIgnoreCase("true"))
                .isPresent();
    }

    /** Whether it is a plain {@code host:port}, and not what the driver chooses among. */
    boolean oneServer() {
        return mode.isEmpty() && !servers.isEmpty() && !servers.contains(",") && !servers.contains("=");
    }

    /** The same for all spellings of the same database, whoever connects. */
    String identity(String usedDatabase) {
        String lower = servers.toLowerCase(Locale.ROOT);
        int bracket = Math.max(lower.lastIndexOf(']'), 0);
        return START + "//" + lower + (lower.indexOf(':', bracket) >= 0 ? "" : DEFAULT_PORT) + "/" + usedDatabase;
    }

    /** The URL without user, passwords and parameters. */
    String shown() {
        return START + (mode.isEmpty() ? "" : mode + ":") + "//" + servers + "/" + database;
    }
}
