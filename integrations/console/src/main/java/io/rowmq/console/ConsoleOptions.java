package io.rowmq.console;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a console is served.
 *
 * @param host the address it listens on; anything but a loopback address needs users of RowMQ
 * @param port the port, 0 for any that is free
 * @param hostNames names by which browsers may reach it besides {@code localhost} and addresses, such as that of a
 *     proxy in front of it; what comes by another name is refused, because a stranger's page could have been given it
 * @param readOnly whether it refuses every change, whoever is logged in
 * @param note a line shown on every page, for example which system this is; empty for none
 * @param announcement is told the address to open, and, where there are no users, the next one each time the secret in
 *     the one before has been used up
 */
public record ConsoleOptions(
        String host, int port, List<String> hostNames, boolean readOnly, String note, Consumer<URI> announcement) {

    /** The port unless another is given. */
    public static final int DEFAULT_PORT = 8161;

    private static final int HIGHEST_PORT = 65_535;

    /** Checks the port, and copies the names. */
    public ConsoleOptions {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port=" + port + " is not between 0 and " + HIGHEST_PORT);
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("The host is blank; 127.0.0.1 is this machine alone");
        }
        hostNames = List.copyOf(hostNames);
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(announcement, "announcement");
    }

    /** On port {@value #DEFAULT_PORT} of the loopback address, with everything that users may do. */
    public static ConsoleOptions defaults() {
        return new ConsoleOptions("127.0.0.1", DEFAULT_PORT, List.of(), false, "", address -> {});
    }

    /** Listens on another address. */
    public ConsoleOptions withHost(String other) {
        return new ConsoleOptions(other, port, hostNames, readOnly, note, announcement);
    }

    /** Listens on another port. */
    public ConsoleOptions withPort(int other) {
        return new ConsoleOptions(host, other, hostNames, readOnly, note, announcement);
    }

    /** Can be reached by these names, too. */
    public ConsoleOptions withHostNames(List<String> names) {
        return new ConsoleOptions(host, port, names, readOnly, note, announcement);
    }

    /** Refuses every change, or does not. */
    public ConsoleOptions withReadOnly(boolean only) {
        return new ConsoleOptions(host, port, hostNames, only, note, announcement);
    }

    /** Shows this line on every page. */
    public ConsoleOptions withNote(String line) {
        return new ConsoleOptions(host, port, hostNames, readOnly, line, announcement);
    }

    /** Tells somebody the address. */
    public ConsoleOptions withAnnouncement(Consumer<URI> told) {
        return new ConsoleOptions(host, port, hostNames, readOnly, note, told);
    }
}
