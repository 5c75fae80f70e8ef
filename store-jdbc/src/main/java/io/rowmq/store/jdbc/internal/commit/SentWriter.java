package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.spi.Declaration.RememberSent;
import java.sql.SQLException;

/** Remembers the identifiers of the messages of one transaction. */
interface SentWriter {

    /** Adds an identifier. */
    void add(RememberSent remember) throws SQLException;

    /** Writes them. */
    void run() throws SQLException;
}
