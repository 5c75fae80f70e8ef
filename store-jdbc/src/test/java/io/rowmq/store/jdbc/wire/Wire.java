package io.rowmq.store.jdbc.wire;

import java.util.function.Supplier;

/** What clients speak with a server. */
public enum Wire {
    /** PostgreSQL, version 3 of its protocol. */
    POSTGRESQL("&sslmode=disable&gssEncMode=disable", PostgresqlProtocol::new),
    /** MariaDB, without compression. */
    MARIADB("&sslMode=disable&useCompression=false", MariadbProtocol::new);

    private final String readable;
    private final Supplier<Protocol> conversations;

    Wire(String readable, Supplier<Protocol> conversations) {
        this.readable = readable;
        this.conversations = conversations;
    }

    /** Parameters of a URL with which others can read along. */
    String readable() {
        return readable;
    }

    /** For a connection that is new. */
    Protocol conversation() {
        return conversations.get();
    }
}
