package io.rowmq.mariadb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** The tables that a server needs for itself. Making them takes seconds, so they are made once and copied. */
final class SystemTables {

    /** In the order in which they have to be read. */
    private static final List<String> SCRIPTS =
            List.of("system_tables.sql", "performance_tables.sql", "system_tables_data.sql");

    private SystemTables() {}

    /** Makes them where {@link Programs#tables} says. */
    static void make(Programs programs) throws IOException {
        Path tables = programs.tables();
        // what an attempt has left that was interrupted
        delete(tables);
        Files.createDirectories(tables.resolve(Programs.TEMPORARY));
        List<String> command = programs.command(tables);
        // copies are not synced either: after a loss of power "mvn clean" makes them anew
        command.addAll(List.of("--bootstrap", "--debug-no-sync"));
        Path log = programs.home().resolve("tables.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (OutputStream to = process.getOutputStream()) {
            to.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n"
                    .getBytes(StandardCharsets.UTF_8));
            for (String script : SCRIPTS) {
                Files.copy(programs.script(script), to);
            }
        }
        if (Programs.await(process) != 0) {
            throw new IOException("The MariaDB server did not make its tables: " + Files.readString(log));
        }
    }

    /** Copies them to a directory that exists. */
    static void copy(Programs programs, Path data) throws IOException {
        Path tables = programs.tables();
        Files.walkFileTree(tables, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(data.resolve(tables.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, data.resolve(tables.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
