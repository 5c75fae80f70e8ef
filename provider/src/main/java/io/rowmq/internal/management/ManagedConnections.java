package io.rowmq.internal.management;

import io.rowmq.internal.engine.ClientConnection;
import io.rowmq.internal.engine.ClientRegister;
import io.rowmq.internal.security.Administrator;
import io.rowmq.management.RowmqConnection;
import io.rowmq.management.RowmqConnections;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.List;

/** The connections of this JVM, for an administrator. */
final class ManagedConnections implements RowmqConnections {

    private final ClientRegister clients;
    private final Administrator administrator;

    ManagedConnections(ClientRegister clients, Administrator administrator) {
        this.clients = clients;
        this.administrator = administrator;
    }

    @Override
    public List<RowmqConnection> list() throws JMSException {
        administrator.require();
        return clients.all().stream().map(ManagedConnections::view).toList();
    }

    private static RowmqConnection view(ClientRegister.Registered registered) {
        ClientConnection connection = registered.connection();
        return new RowmqConnection(
                connection.origin().connectionId(),
                connection.origin().clientId(),
                connection.user(),
                connection.started(),
                Instant.ofEpochMilli(registered.since()),
                connection.sessions().stream()
                        .map(session -> new RowmqConnection.Session(session.mode(), session.consumers()))
                        .toList());
    }
}
