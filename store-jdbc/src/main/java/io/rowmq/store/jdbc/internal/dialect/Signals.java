package io.rowmq.store.jdbc.internal.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Short texts that processes send each other through the database; they may get lost. */
public interface Signals {

    /** So many characters of ASCII go into one text. */
    int LONGEST = 7_900;

    /** Sends a text to all that listen to the channel. The connection is in auto-commit mode. */
    void send(Connection connection, String channel, String text) throws SQLException;

    /**
     * Begins to listen. The connection is in auto-commit mode.
     *
     * @param source for another connection, which may be needed to find out whether it makes sense
     * @param channel a word of lower-case letters, digits and underscores
     * @return false if nothing could arrive, because what stands between does not let a connection keep its session
     * @throws SQLException also if the driver cannot do it
     */
    boolean listen(Connection connection, ConnectionSource source, String channel) throws SQLException;

    /** The texts that have come; waits for the first for some time. */
    List<String> await(Connection connection, Duration atMost) throws SQLException;

    /** Ends listening; the connection may go on elsewhere. */
    void end(Connection connection) throws SQLException;
}
