package io.rowmq.ra.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers that a server has beside those of the archive. */
class DatabaseTest {

    @Test
    void driversThatCannotBeLoadedAreNoConcernOfOurs(@TempDir Path directory) throws Exception {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve("java.sql.Driver"), "not.there.Driver\nthis is no name\n");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            Database.loadDrivers(loader);
        }
        assertThat(DriverManager.drivers()).isNotEmpty();
    }
}
