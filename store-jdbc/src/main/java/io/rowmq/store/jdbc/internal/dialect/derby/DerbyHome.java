package io.rowmq.store.jdbc.internal.dialect.derby;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Derby's settings for the whole JVM: system properties, or the file {@code derby.properties} in its home. */
final class DerbyHome {

    private DerbyHome() {}

    /** The directory that names of databases are relative to. */
    static Path path() {
        return Path.of(System.getProperty("derby.system.home", ""));
    }

    /** A setting as Derby reads it, null if it is not set. */
    static @Nullable String setting(String name) {
        String property = System.getProperty(name);
        if (property != null) {
            return property;
        }
        Path file = path().resolve("derby.properties");
        if (!Files.isReadable(file)) {
            return null;
        }
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            settings.load(in);
        } catch (IOException unreadable) {
            // Derby cannot read it either and goes without
            return null;
        }
        return settings.getProperty(name);
    }
}
