package io.rowmq.store.jdbc.internal.dialect.h2;

import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A URL of H2 in its parts.
 *
 * @param path what stands between {@code jdbc:h2:} and the first semicolon
 * @param settings the settings after it, names in upper case
 */
public record H2Url(String path, Map<String, String> settings) {

    private static final String START = "jdbc:h2:";
    private static final List<String> REMOTE = List.of("tcp:", "ssl:");
    private static final String MEMORY = "mem:";
    private static final String FILE = "file:";
    private static final String SUFFIX = ".mv.db";

    /** Whether the URL is one of H2. */
    public static boolean matches(String url) {
        return url.startsWith(START);
    }

    /** Takes the URL apart. */
    public static H2Url parse(String url) throws JMSException {
        String[] parts = url.substring(START.length()).split(";");
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].isBlank()) {
                continue;
            }
            int equals = parts[i].indexOf('=');
            if (equals < 0) {
                throw ErrorCode.URL.exception("The setting '" + parts[i] + "' of the URL "
                        + new H2Url(parts[0], settings).name() + " has no value: write it as NAME=VALUE");
            }
            String name = parts[i].substring(0, equals).strip().toUpperCase(Locale.ROOT);
            settings.put(name, parts[i].substring(equals + 1));
        }
        if (parts[0].isBlank()) {
            throw ErrorCode.URL.exception("The URL " + new H2Url("", settings).name()
                    + " names no database: write for example jdbc:h2:./orders or jdbc:h2:mem:orders");
        }
        return new H2Url(parts[0], settings);
    }

    /** Whether the database is in another process. */
    public boolean remote() {
        return REMOTE.stream().anyMatch(path::startsWith);
    }

    /** Whether the database lives in memory only. */
    public boolean inMemory() {
        return path.startsWith(MEMORY);
    }

    /** A setting in upper case, null if it is not in the URL. */
    public @Nullable String setting(String name) {
        String value = settings.get(name);
        return value == null ? null : value.toUpperCase(Locale.ROOT);
    }

    /** The same for all spellings of the same database. */
    public String identity() {
        if (inMemory()) {
            return START + path;
        }
        String name = withoutScheme();
        return START + (name.indexOf(':') > 1 ? name : canonical(Path.of(name)));
    }

    /** The file with the tables, as H2 calls it. */
    String file() {
        return withoutScheme() + SUFFIX;
    }

    private String withoutScheme() {
        String name = path.startsWith(FILE) ? path.substring(FILE.length()) : path;
        return name.startsWith("~") ? System.getProperty("user.home") + name.substring(1) : name;
    }

    private static Path canonical(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (folder == null) {
            return absolute;
        }
        try {
            return folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException missing) {
            // the folder does not exist yet, or cannot be read: opening it will tell
            return absolute;
        }
    }

    /** The URL without user and password, and without what only says how much H2 writes down. */
    public String name() {
        Map<String, String> shown = new LinkedHashMap<>(settings);
        shown.remove("TRACE_LEVEL_FILE");
        shown.remove("USER");
        shown.remove("PASSWORD");
        return new H2Url(path, shown).toString();
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(START + path);
        settings.forEach((name, value) -> parts.add(name + "=" + value));
        return String.join(";", parts);
    }
}
