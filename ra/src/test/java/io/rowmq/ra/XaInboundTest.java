package io.rowmq.ra;

import static io.rowmq.ra.InboundTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rowmq.RowmqQueue;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.JMX;
import javax.management.ObjectName;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries to message-driven beans within transactions of the server. */
class XaInboundTest {

    private static final RowmqQueue ORDERS = new RowmqQueue("orders");
    private static final RowmqQueue REPLIES = new RowmqQueue("replies");

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final Transactions transactions = new Transactions();
    private Container server;

    @BeforeEach
    void start() throws Exception {
        server = Container.started();
        server.pool.join(transactions);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void deploy(MessageListener bean) throws Exception {
        deploy(server.queueSpec("orders"), bean);
    }

    private Container.Bean deploy(RowmqActivationSpec spec, MessageListener bean) throws Exception {
        return server.deploy(spec, new TransactedBeanFactory(transactions, bean));
    }

    private void send(String text) throws Exception {
        try (JMSContext context = server.unmanaged().createContext()) {
            context.createProducer().send(ORDERS, text);
        }
    }

    private Message take(String queue) throws Exception {
        try (JMSContext context = server.unmanaged().createContext();
                JMSConsumer consumer = context.createConsumer(new RowmqQueue(queue))) {
            return consumer.receive(10_000);
        }
    }

    private String reply() throws Exception {
        Message reply = take("replies");
        return reply == null ? null : text(reply);
    }

    private String next() throws InterruptedException {
        return seen.poll(10, TimeUnit.SECONDS);
    }

    private void answer(Message message) {
        try (JMSContext context = server.pooled().createContext()) {
            JMSProducer producer = context.createProducer();
            producer.send(REPLIES, "re: " + text(message));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String delivery(Message message) {
        try {
            return text(message) + " " + message.getJMSRedelivered() + " "
                    + message.getIntProperty("JMSXDeliveryCount");
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private long inDoubt() throws Exception {
        return recovery().recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN).length;
    }

    private XAResource recovery() throws Exception {
        XAResource[] resources = server.adapter.getXAResources(
                new RowmqActivationSpec[] {server.queueSpec("orders"), server.topicSpec("news")});
        assertThat(resources).hasSize(1);
        return resources[0];
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_PHASE", "TWO_PHASES"})
    void theMessageAndWhatTheBeanSendsAreCommittedTogether(Transactions.Ending ending) throws Exception {
        transactions.ending = ending;
        deploy(message -> {
            answer(message);
            seen.add(delivery(message));
        });
        send("one");
        assertThat(reply()).isEqualTo("re: one");
        assertThat(seen).containsExactly("one false 1");
        assertThat(transactions.joined).isOne();
        assertThat(inDoubt()).isZero();
    }

    @Test
    void whatABeanHasSentBeforeItThrowsIsNotSent() throws Exception {
        deploy(message -> {
            answer(message);
            seen.add(delivery(message));
            if (seen.size() < 3) {
                throw new IllegalStateException("as asked");
            }
        });
        send("flaky");
        assertThat(reply()).isEqualTo("re: flaky");
        assertThat(seen).containsExactly("flaky false 1", "flaky true 2", "flaky true 3");
        try (JMSContext context = server.unmanaged().createContext()) {
            assertThat(context.createConsumer(REPLIES).receiveNoWait()).isNull();
        }
    }

    @Test
    void aBeanNeedNotThrowToHaveTheMessageAgain() throws Exception {
        deploy(message -> {
            seen.add(delivery(message));
            if (delivery(message).endsWith(" 1")) {
                transactions.setRollbackOnly();
            }
        });
        send("again");
        assertThat(List.of(next(), next())).containsExactly("again false 1", "again true 2");
        EndpointMXBean control = control();
        await().until(() -> control.getDelivered() == 1);
        assertThat(control.getFailed()).isOne();
        assertThat(control.getLastFailure()).isEqualTo("the transaction was rolled back");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEndpointPausesBeforeAnotherSessionCanGetTheMessage(boolean throwing) throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setPauseAfterFailures(1);
        deploy(spec, message -> {
            transactions.setRollbackOnly();
            if (throwing) {
                throw new IllegalStateException("as asked");
            }
        });
        send("tough");
        EndpointMXBean control = control();
        for (int round = 1; round <= 8; round++) {
            await().until(() -> control.getState().equals("PAUSED"));
            await().until(() -> control.getActiveSessions() == 0);
            assertThat(control.getFailed()).isEqualTo(round);
            control.resume();
        }
    }

    private static EndpointMXBean control() throws Exception {
        ObjectName name = ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("io.rowmq:type=Endpoint,name=\"TestBean\",*"), null)
                .iterator()
                .next();
        return JMX.newMXBeanProxy(ManagementFactory.getPlatformMBeanServer(), name, EndpointMXBean.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_PHASE", "REFUSED"})
    void aMessageThatIsAlwaysRolledBackIsADeadLetter(Transactions.Ending ending) throws Exception {
        transactions.ending = ending;
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setMaxDeliveries(2);
        spec.setDeadLetterDestination("lost");
        deploy(spec, message -> {
            seen.add(delivery(message));
            if (ending == Transactions.Ending.ONE_PHASE) {
                throw new IllegalArgumentException("cannot " + text(message));
            }
        });
        send("poison");
        Message letter = take("lost");
        assertThat(text(letter)).isEqualTo("poison");
        assertThat(letter.getStringProperty("JMS_RowMQ_DeadLetterReason")).isEqualTo("MAX_DELIVERIES");
        assertThat(letter.getIntProperty("JMS_RowMQ_DeliveryCount")).isEqualTo(2);
        assertThat(letter.getStringProperty("JMS_RowMQ_ExceptionMessage"))
                .isEqualTo(ending == Transactions.Ending.ONE_PHASE ? "cannot poison" : null);
        assertThat(seen).containsExactly("poison false 1", "poison true 2");
    }

    @Test
    void aDelayHoldsForWhatIsRolledBackAfterPreparing() throws Exception {
        transactions.ending = Transactions.Ending.REFUSED;
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setRedeliveryDelay(3_600_000L);
        spec.setMaxSessions(1);
        deploy(spec, message -> seen.add(delivery(message)));
        send("later");
        assertThat(next()).isEqualTo("later false 1");
        send("now");
        assertThat(next()).isEqualTo("now false 1");
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"TWO_PHASES", "REFUSED"})
    void afterACrashTheTransactionManagerDecides(Transactions.Ending decision) throws Exception {
        transactions.ending = Transactions.Ending.CRASH;
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setPauseAfterFailures(1);
        Container.Bean bean = deploy(spec, message -> {
            answer(message);
            seen.add(delivery(message));
        });
        send("in doubt");
        await().until(() -> inDoubt() == 1);
        server.undeploy(bean);
        server.adapter.stop();
        server.adapter.start(server);
        XAResource recovery = recovery();
        var xid = recovery.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN)[0];
        if (decision == Transactions.Ending.TWO_PHASES) {
            recovery.commit(xid, false);
            assertThat(reply()).isEqualTo("re: in doubt");
        } else {
            recovery.rollback(xid);
            assertThat(take("orders").getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        }
        assertThat(inDoubt()).isZero();
    }

    @Test
    void aServerWhoseBeanCannotBeMadeIsAskedAgain() throws Exception {
        TransactedBeanFactory endpoints =
                new TransactedBeanFactory(transactions, message -> seen.add(delivery(message)));
        endpoints.unavailable.set(1);
        endpoints.instead = new NoClassDefFoundError("of the bean");
        server.deploy(server.queueSpec("orders"), endpoints);
        send("patience");
        assertThat(next()).isEqualTo("patience false 1");
    }

    @Test
    void aFactoryThatKnowsNoTransactionsIsRefused() {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setConnectionFactoryLookup("plain");
        assertThatThrownBy(() -> deploy(spec, message -> seen.add("never")))
                .hasMessageContaining("connectionFactoryLookup='plain'")
                .hasMessageContaining("RowmqXAConnectionFactory");
    }
}
