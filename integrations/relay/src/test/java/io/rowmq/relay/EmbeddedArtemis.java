package io.rowmq.relay;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker in this JVM. What it holds is gone when it stops, unless it is given a directory. */
final class EmbeddedArtemis implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String url = "vm://" + COUNT.incrementAndGet();
    private EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    void start() throws Exception {
        start(new ConfigurationImpl().setPersistenceEnabled(false));
    }

    /** With its journal in a directory. */
    void start(Path directory) throws Exception {
        start(new ConfigurationImpl()
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString()));
    }

    private void start(Configuration configuration) throws Exception {
        configuration.setSecurityEnabled(false).setJMXManagementEnabled(false).addAcceptorConfiguration("in-vm", url);
        server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration);
        server.start();
    }

    /** Gives up at once when the broker is not there. */
    ActiveMQConnectionFactory factory() {
        return new ActiveMQConnectionFactory(url + "?reconnectAttempts=0");
    }

    void stop() throws Exception {
        server.stop();
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
