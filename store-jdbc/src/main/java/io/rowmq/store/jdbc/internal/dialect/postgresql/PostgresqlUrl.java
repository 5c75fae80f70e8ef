package io.rowmq.store.jdbc.internal.dialect.postgresql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A URL of PostgreSQL in its parts.
 *
 * @param servers hosts with ports, separated by commas; empty for the driver's default
 * @param database the database, empty for the driver's default
 * @param parameters what stands after the question mark
 */
record PostgresqlUrl(String servers, String database, String parameters) {

    private static final String START = "jdbc:postgresql:";
    private static final String DEFAULT_PORT = ":5432";

    static boolean matches(String url) {
        return url.startsWith(START);
    }

    static PostgresqlUrl parse(String url) {
        String rest = url.substring(START.length());
        int question = rest.indexOf('?');
        String parameters = question < 0 ? "" : rest.substring(question + 1);
        String place = question < 0 ? rest : rest.substring(0, question);
        if (!place.startsWith("//")) {
            return new PostgresqlUrl("", place, parameters);
        }
        int slash = place.indexOf('/', 2);
        return slash < 0
                ? new PostgresqlUrl(place.substring(2), "", parameters)
                : new PostgresqlUrl(place.substring(2, slash), place.substring(slash + 1), parameters);
    }

    /** A parameter, if it is in the URL. */
    Optional<String> parameter(String name) {
        return Arrays.stream(parameters.split("&"))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst();
    }

    /** The same for all spellings of the same tables, whoever connects. */
    String identity() {
        String hosts = Arrays.stream((servers.isEmpty() ? "localhost" : servers).split(","))
                .map(PostgresqlUrl::withPort)
                .collect(Collectors.joining(","));
        return START + "//" + hosts + "/" + database
                + parameter("currentSchema")
                        .map(schema -> "?currentSchema=" + schema)
                        .orElse("");
    }

    private static String withPort(String server) {
        String lower = server.toLowerCase(Locale.ROOT);
        int bracket = lower.lastIndexOf(']');
        return lower.indexOf(':', Math.max(bracket, 0)) >= 0 ? lower : lower + DEFAULT_PORT;
    }

    /** The URL without user, passwords and parameters. */
    String shown() {
        return START + (servers.isEmpty() ? "" : "//" + servers + "/") + database;
    }
}
