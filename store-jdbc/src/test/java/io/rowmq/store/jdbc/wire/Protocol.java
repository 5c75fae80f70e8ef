package io.rowmq.store.jdbc.wire;

import java.io.DataInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts what one client and the server say into messages. Each side has a thread of its own. */
interface Protocol {

    /** Reads what the client says next. */
    Request fromClient(DataInputStream in) throws IOException;

    /** Reads what the server says next, as it is. */
    byte[] fromServer(DataInputStream in) throws IOException;

    /**
     * A message of the client's.
     *
     * @param bytes all of it
     * @param statement what it executes, null if it executes nothing
     * @param complete whether the server answers without hearing more
     */
    record Request(byte[] bytes, @Nullable String statement, boolean complete) {}
}
