package io.rowmq.store.jdbc.internal.dialect.derby;

import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A URL of Derby in its parts.
 *
 * @param name what stands between {@code jdbc:derby:} and the first semicolon
 * @param attributes the attributes after it
 */
record DerbyUrl(String name, Map<String, String> attributes) {

    private static final String START = "jdbc:derby:";
    private static final String MEMORY = "memory:";
    private static final String DIRECTORY = "directory:";
    private static final Set<String> SECRET = Set.of("user", "password", "bootPassword", "encryptionKey");
    private static final Set<String> REFUSED = Set.of("shutdown", "drop", "startSlave", "stopSlave", "failover");

    static boolean matches(String url) {
        return url.startsWith(START);
    }

    /** Takes the URL apart, and refuses one that is not of a database that can be written in this JVM. */
    static DerbyUrl parse(String url) throws JMSException {
        String[] parts = url.substring(START.length()).split(";");
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals >= 0) {
                attributes.put(parts[i].substring(0, equals).strip(), parts[i].substring(equals + 1));
            } else if (!parts[i].isBlank()) {
                throw ErrorCode.URL.exception("The attribute '" + parts[i] + "' of the URL "
                        + new DerbyUrl(parts[0], attributes).shown() + " has no value: write it as name=value");
            }
        }
        String name = parts[0].isBlank() ? attributes.getOrDefault("databaseName", "") : parts[0];
        DerbyUrl parsed = new DerbyUrl(name, attributes);
        parsed.check();
        return parsed;
    }

    private void check() throws JMSException {
        if (name.isBlank()) {
            throw ErrorCode.URL.exception(
                    "The URL " + shown() + " names no database: write for example jdbc:derby:orders");
        }
        if (name.startsWith("//")) {
            throw ErrorCode.UNSUPPORTED.exception("The URL " + shown() + " is that of a Derby network server, which"
                    + " RowMQ does not support: use an embedded database such as jdbc:derby:orders,"
                    + " or PostgreSQL or MariaDB for several processes");
        }
        if (name.startsWith("classpath:") || name.startsWith("jar:")) {
            throw ErrorCode.PERMISSION.exception("The Derby database " + shown()
                    + " can only be read: use one in a directory, such as jdbc:derby:orders");
        }
        for (String attribute : REFUSED) {
            if (attributes.containsKey(attribute)) {
                throw ErrorCode.OPTION.exception("The URL " + shown() + " cannot be used for messages: " + attribute
                        + " does not open the database; leave the attribute out");
            }
        }
    }

    /** Whether the database lives in memory only. */
    boolean inMemory() {
        return name.startsWith(MEMORY);
    }

    /** The same URL with an attribute set. */
    DerbyUrl with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new DerbyUrl(name, more);
    }

    /** The URL that shuts the database down. */
    String shutdown() {
        return START + name + ";shutdown=true";
    }

    /** The same for all spellings of the same database. */
    String identity() {
        return START + (inMemory() ? name : directory());
    }

    private Path directory() {
        String path = name.startsWith(DIRECTORY) ? name.substring(DIRECTORY.length()) : name;
        Path directory = DerbyHome.path().resolve(path).toAbsolutePath().normalize();
        Path parent = directory.getParent();
        try {
            return parent == null ? directory : parent.toRealPath().resolve(directory.getFileName());
        } catch (IOException missing) {
            // the folder does not exist yet, or cannot be read: opening it will tell
            return directory;
        }
    }

    /** The URL without user, passwords and keys. */
    String shown() {
        Map<String, String> shown = new LinkedHashMap<>(attributes);
        shown.keySet().removeAll(SECRET);
        return new DerbyUrl(name, shown).toString();
    }

    @Override
    public String toString() {
        return START
                + name
                + attributes.entrySet().stream()
                        .map(attribute -> ";" + attribute.getKey() + "=" + attribute.getValue())
                        .collect(Collectors.joining());
    }
}
