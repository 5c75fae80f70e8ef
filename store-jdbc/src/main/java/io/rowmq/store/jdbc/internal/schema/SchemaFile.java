package io.rowmq.store.jdbc.internal.schema;

import io.rowmq.store.jdbc.internal.dialect.SqlTexts;
import io.rowmq.store.jdbc.internal.dialect.Tables;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One of the files that make up the schema of a database.
 *
 * @param version the version it leads to
 * @param name its name
 */
public record SchemaFile(int version, String name) {

    /** All files, by version. A jar cannot be listed portably, so they are named here. */
    private static final List<SchemaFile> ALL = List.of(
            new SchemaFile(1, "V1__create.sql"),
            new SchemaFile(2, "V2__users.sql"),
            new SchemaFile(3, "V3__branches.sql"),
            new SchemaFile(5, "V5__outbox.sql"),
            new SchemaFile(6, "V6__sent.sql"),
            new SchemaFile(7, "V7__settings.sql"),
            new SchemaFile(8, "V8__nodes.sql"),
            new SchemaFile(9, "V9__archive.sql"),
            new SchemaFile(10, "V10__groups.sql"),
            new SchemaFile(11, "V11__mariadb_nodes.sql"));

    private static final List<String> DATABASES = List.of("h2", "derby", "postgresql", "mariadb");
    private static final String FOLDER = "/io/rowmq/store/jdbc/schema/";

    /** The version this code works with. */
    public static int currentVersion() {
        return ALL.get(ALL.size() - 1).version();
    }

    /** The files that lead from a version to the current one. */
    static List<SchemaFile> after(int version) {
        return ALL.stream().filter(file -> file.version() > version).toList();
    }

    /** Where the file of a database is in the jar. */
    String path(String database) {
        return FOLDER + database.toLowerCase(Locale.ROOT) + "/" + name;
    }

    /** All that leads from a version to the current one, for those who run it by hand. */
    public static String script(String database, Tables tables, int from) throws JMSException {
        if (!DATABASES.contains(database.toLowerCase(Locale.ROOT))) {
            throw ErrorCode.UNSUPPORTED.exception(
                    "There are no tables for '" + database + "', only for " + String.join(", ", DATABASES));
        }
        Tables spelled = database.equalsIgnoreCase("mariadb") ? tables.withLowerCasePrefix() : tables;
        StringBuilder script = new StringBuilder();
        for (SchemaFile file : after(from)) {
            script.append(SqlTexts.fill(file.text(database), spelled)).append('\n');
        }
        return script.toString();
    }

    /** The statements of the file: they end with a semicolon at the end of a line; comments are whole lines. */
    List<String> statements(String database) {
        return split(text(database));
    }

    private String text(String database) {
        try (InputStream in = SchemaFile.class.getResourceAsStream(path(database))) {
            if (in == null) {
                throw new IllegalStateException("The jar of the store lacks " + path(database));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + path(database), e);
        }
    }

    private static List<String> split(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : text.split("\\R")) {
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("--")) {
                continue;
            }
            boolean last = stripped.endsWith(";");
            statement
                    .append(last ? stripped.substring(0, stripped.length() - 1) : stripped)
                    .append('\n');
            if (last) {
                statements.add(statement.toString());
                statement.setLength(0);
            }
        }
        return statements;
    }
}
