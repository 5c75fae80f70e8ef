package io.rowmq.internal.engine;

import io.rowmq.internal.message.DestinationName;
import io.rowmq.spi.DestinationRow;
import io.rowmq.spi.StoredMessage;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Sends inside a transaction that the application owns: each is a row of the outbox, written at once on the
 * application's connection. What becomes of the transaction is the application's business.
 */
final class OutboxWork implements Work {

    private static final String CODE = "ROWMQ-OUTBOX";

    private final EngineParts parts;
    private final Connection connection;

    OutboxWork(EngineParts parts, Connection connection) {
        this.parts = parts;
        this.connection = connection;
    }

    @Override
    public void send(StoredDestination to, StoredMessage message) throws JMSException {
        parts.directory().require(to);
        Deduplication.idOf(message);
        parts.store().stage(connection, text(to), message);
        parts.outbox().hint();
    }

    private static String text(StoredDestination to) {
        boolean queue = to.kind() == DestinationRow.Kind.QUEUE;
        DestinationName.Kind kind = to.temporary()
                ? (queue ? DestinationName.Kind.TEMPORARY_QUEUE : DestinationName.Kind.TEMPORARY_TOPIC)
                : (queue ? DestinationName.Kind.QUEUE : DestinationName.Kind.TOPIC);
        return new DestinationName(kind, to.name()).text();
    }

    @Override
    public void received(Claim claim) {
        throw new UnsupportedOperationException("A context on the application's connection only sends");
    }

    @Override
    public void commit() throws JMSException {
        throw new IllegalStateException(
                "This context sends in a transaction that is the application's: commit it there", CODE);
    }

    @Override
    public void rollback(@Nullable Throwable cause) throws JMSException {
        throw new IllegalStateException(
                "This context sends in a transaction that is the application's: roll it back there", CODE);
    }

    @Override
    public Connection jdbcConnection() {
        return connection;
    }

    @Override
    public void close() {
        // The connection was borrowed, and its transaction goes on without this context.
    }
}
