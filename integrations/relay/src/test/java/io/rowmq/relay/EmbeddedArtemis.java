package io.rowmq.relay;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker in this JVM, in memory: what it holds is gone when it stops. */
final class EmbeddedArtemis implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String url = "vm://" + COUNT.incrementAndGet();
    private EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    void start() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("in-vm", url);
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
