package io.rowmq.samples.outbox;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Artemis, in this JVM to need no installation; its journal is in files. */
final class Broker implements AutoCloseable {

    private static final String URL = "vm://0";

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    Broker(Path state) throws Exception {
        Path journal = state.resolve("broker");
        Configuration configuration = new ConfigurationImpl()
                .setJournalDirectory(journal.resolve("journal").toString())
                .setBindingsDirectory(journal.resolve("bindings").toString())
                .setPagingDirectory(journal.resolve("paging").toString())
                .setLargeMessagesDirectory(journal.resolve("large").toString())
                .setJournalType(JournalType.NIO)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("in-vm", URL);
        server.setConfiguration(configuration);
    }

    void start() throws Exception {
        server.start();
    }

    /** Gives up at once when the broker is not there. */
    ConnectionFactory factory() {
        return new ActiveMQConnectionFactory(URL + "?reconnectAttempts=0");
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
