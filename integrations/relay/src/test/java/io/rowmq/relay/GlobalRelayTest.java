package io.rowmq.relay;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.transaction.TransactionManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Relays in global transactions of Narayana's. */
class GlobalRelayTest extends RelayBench {

    /** A transaction manager with a third resource, which refuses to prepare when the others have prepared. */
    private static TransactionManager refusing(int times) {
        TransactionManager real = com.arjuna.ats.jta.TransactionManager.transactionManager();
        AtomicInteger left = new AtomicInteger(times);
        return (TransactionManager) Proxy.newProxyInstance(
                RelayBench.class.getClassLoader(), new Class<?>[] {TransactionManager.class}, (proxy, method, args) -> {
                    if (method.getName().equals("commit") && left.getAndDecrement() > 0) {
                        real.getTransaction().enlistResource(refusal());
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static XAResource refusal() {
        return (XAResource) Proxy.newProxyInstance(
                RelayBench.class.getClassLoader(),
                new Class<?>[] {XAResource.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "prepare" -> throw new XAException(XAException.XA_RBROLLBACK);
                    case "isSameRM", "setTransactionTimeout" -> false;
                    case "getTransactionTimeout", "hashCode" -> 0;
                    case "equals" -> proxy == args[0];
                    case "toString" -> "refusal";
                    default -> null;
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachMessageArrivesOnceWhateverIsRolledBack(boolean toArtemis) throws Exception {
        ConnectionFactory from = toArtemis ? rowmq : artemis;
        ConnectionFactory to = toArtemis ? artemis : rowmq;
        send(from, "orders", 100);
        Relay relay = start(relay().fromQueue(from, "orders")
                .toQueue(to, "orders")
                .batch(30)
                .transactions(refusing(3)));
        awaitForwarded(100);
        relay.close();
        assertThat(failures).hasSize(3);
        assertThat(drain(to, "orders")).isEqualTo(messages(100));
        assertThat(drain(from, "orders")).isEmpty();
        assertThat(letters).isEmpty();
        try (var branches = rowmq.branches()) {
            assertThat(branches.list()).isEmpty();
        }
    }

    @Test
    void deadLettersAreInTheTransactionToo() throws Exception {
        try (JMSContext context = rowmq.createContext()) {
            context.createProducer()
                    .send(context.createQueue("orders"), context.createObjectMessage(URI.create("urn:x")));
        }
        send(rowmq, "orders", 2);
        Relay relay = start(relay().fromQueue(rowmq, "orders")
                .toQueue(artemis, "orders")
                .transactions(com.arjuna.ats.jta.TransactionManager.transactionManager()));
        awaitForwarded(2);
        assertThat(receive(rowmq, "DLQ.orders").getStringProperty(Relay.NAME)).isEqualTo("test");
        relay.close();
        assertThat(drain(artemis, "orders")).isEqualTo(messages(2));
    }
}
