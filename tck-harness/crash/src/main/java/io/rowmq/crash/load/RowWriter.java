package io.rowmq.crash.load;

import io.rowmq.RowmqSession;
import io.rowmq.crash.journal.Ref;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Receives a message and writes a row of its own in the same local transaction. To the checker the row is one more
 * delivery that the unit creates.
 */
final class RowWriter extends Receiver {

    RowWriter(Stage stage) {
        super(stage, Place.ROWS, Place.ROWS.backlog(), Session.SESSION_TRANSACTED);
    }

    @Override
    void turn() throws JMSException {
        if (receive() != null) {
            write(onceIn(8));
        }
    }

    /** Writes the row and commits, or rolls both back. */
    void write(boolean undo) throws JMSException {
        Ref row = new Ref(Table.BACKLOG, inHand.get(0).key());
        try (PreparedStatement insert =
                ((RowmqSession) session).getJdbcConnection().prepareStatement(Table.INSERT)) {
            insert.setString(1, row.key());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the row " + row.key() + " cannot be written", e);
        }
        if (undo) {
            giveBack(session::rollback);
        } else {
            List<Ref> settled = new ArrayList<>(inHand);
            facts.commit(facts.name(), List.of(row), settled, session::commit);
            left();
        }
    }
}
