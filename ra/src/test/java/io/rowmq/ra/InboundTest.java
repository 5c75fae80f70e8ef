package io.rowmq.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Deliveries to message-driven beans outside transactions. */
class InboundTest {

    private static final RowmqQueue ORDERS = new RowmqQueue("orders");
    private static final RowmqTopic NEWS = new RowmqTopic("news");

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final MessageListener bean = message -> seen.add(text(message));
    private Container server;

    @BeforeEach
    void start() throws Exception {
        server = Container.started();
        server.adapter.setMaxDeliveries(3);
        server.adapter.stop();
        server.adapter.start(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    static String text(Message message) {
        try {
            return message.getBody(String.class);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(Destination to, String... texts) throws Exception {
        try (JMSContext context = server.pooled().createContext()) {
            for (String text : texts) {
                context.createProducer().setProperty("text", text).send(to, text);
            }
        }
    }

    private String next() throws InterruptedException {
        return seen.poll(2, TimeUnit.MINUTES);
    }

    @Test
    void messagesAreDeliveredOnceAndInOrder() throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setMaxSessions(1);
        send(ORDERS, "one", "two");
        Container.Bean deployed = server.deploy(spec, bean);
        send(ORDERS, "three");
        assertThat(List.of(next(), next(), next())).containsExactly("one", "two", "three");
        server.undeploy(deployed);
        send(ORDERS, "four");
        server.deploy(server.queueSpec("orders"), bean);
        assertThat(next()).isEqualTo("four");
        assertThat(seen).isEmpty();
    }

    @Test
    void asManyAreWorkedOnAtTheSameTimeAsThereAreSessions() throws Exception {
        CountDownLatch together = new CountDownLatch(4);
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setMaxSessions(4);
        server.deploy(spec, message -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            together.countDown();
            awaitLatch(together);
            seen.add(text(message));
            working.decrementAndGet();
        });
        for (int i = 0; i < 100; i++) {
            send(ORDERS, "order " + i);
        }
        Container.await().until(() -> seen.size() == 100);
        assertThat(most).hasValue(4);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatFailsIsDeliveredAgainAndThenIsADeadLetter() throws Exception {
        List<String> attempts = new ArrayList<>();
        server.deploy(server.queueSpec("orders"), message -> {
            synchronized (attempts) {
                attempts.add(property(message));
            }
            throw new IllegalArgumentException("never " + text(message));
        });
        send(ORDERS, "works");
        try (JMSContext context = server.unmanaged().createContext();
                JMSConsumer letters = context.createConsumer(new RowmqQueue("DLQ.orders"))) {
            Message letter = letters.receive(120_000);
            assertThat(text(letter)).isEqualTo("works");
            assertThat(letter.getStringProperty("JMS_RowMQ_DeadLetterReason")).isEqualTo("MAX_DELIVERIES");
            assertThat(letter.getStringProperty("JMS_RowMQ_ExceptionMessage")).isEqualTo("never works");
            assertThat(letter.getIntProperty("JMS_RowMQ_DeliveryCount")).isEqualTo(3);
        }
        assertThat(attempts).containsExactly("false 1", "true 2", "true 3");
    }

    @Test
    void aBeanHasItsOwnDelayLimitAndDeadLetterQueue() throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setMaxDeliveries(2);
        spec.setRedeliveryDelay(1L);
        spec.setDeadLetterDestination("lost orders");
        server.deploy(spec, message -> {
            seen.add(property(message));
            throw new IllegalStateException("as asked");
        });
        send(ORDERS, "one");
        try (JMSContext context = server.unmanaged().createContext();
                JMSConsumer letters = context.createConsumer(new RowmqQueue("lost orders"))) {
            assertThat(letters.receive(120_000).getIntProperty("JMS_RowMQ_DeliveryCount"))
                    .isEqualTo(2);
        }
        assertThat(seen).containsExactly("false 1", "true 2");
    }

    @Test
    void aDelayPutsADeliveryOff() throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setRedeliveryDelay(3_600_000L);
        spec.setMaxSessions(1);
        server.deploy(spec, message -> {
            seen.add(text(message));
            if (text(message).equals("later")) {
                throw new IllegalStateException("as asked");
            }
        });
        send(ORDERS, "later", "now", "and now");
        assertThat(List.of(next(), next(), next())).containsExactly("later", "now", "and now");
        assertThat(seen).isEmpty();
    }

    @Test
    void aBeanCannotHaveMoreDeliveriesThanTheResourceAdapterAllows() {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setMaxDeliveries(4);
        assertThatThrownBy(() -> server.deploy(spec, bean))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("maxDeliveries=4")
                .hasMessageContaining("maxDeliveries=3 of the resource adapter");
    }

    private static String property(Message message) {
        try {
            return message.getJMSRedelivered() + " " + message.getIntProperty("JMSXDeliveryCount");
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBeanThatFailsIsThrownAway() throws Exception {
        BeanFactory endpoints = new BeanFactory(message -> {
            seen.add(text(message));
            throw new IllegalStateException("as asked");
        });
        Container.Bean deployed = server.deploy(server.queueSpec("orders"), endpoints);
        send(ORDERS, "one");
        Container.await().until(() -> seen.size() == 3);
        server.undeploy(deployed);
        assertThat(endpoints.endpoints).hasValue(0);
    }

    @Test
    void dupsOkAcknowledgesBeforeItWaits() throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setAcknowledgeMode("Dups-ok-acknowledge");
        Container.Bean deployed = server.deploy(spec, bean);
        for (int i = 0; i < 200; i++) {
            send(ORDERS, "order " + i);
        }
        Container.await().until(() -> seen.size() == 200);
        server.undeploy(deployed);
        try (JMSContext context = server.unmanaged().createContext()) {
            assertThat(context.createConsumer(ORDERS).receiveNoWait()).isNull();
        }
    }

    @Test
    void aMessageThatComesWhileTheLastSessionIsEndingIsDelivered() throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setAcknowledgeMode("Dups-ok-acknowledge");
        spec.setMaxSessions(1);
        server.deploy(spec, bean);
        // each message is sent when the session, which has just delivered the one before, acknowledges and ends
        for (int i = 0; i < 300; i++) {
            send(ORDERS, "order " + i);
            assertThat(next()).isEqualTo("order " + i);
        }
    }

    @Test
    void aSelectorChooses() throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setMessageSelector("text <> 'other'");
        server.deploy(spec, bean);
        send(ORDERS, "one", "other", "two");
        assertThat(List.of(next(), next())).containsExactlyInAnyOrder("one", "two");
        try (JMSContext context = server.unmanaged().createContext()) {
            assertThat(context.createConsumer(ORDERS).receiveBody(String.class, 120_000))
                    .isEqualTo("other");
        }
    }

    @Test
    void aTopicGoesToAllBeans() throws Exception {
        server.deploy(server.topicSpec("news"), bean);
        server.deploy(server.topicSpec("news"), bean);
        send(NEWS, "extra");
        assertThat(List.of(next(), next())).containsExactly("extra", "extra");
    }

    @Test
    void aDurableSubscriptionKeepsWhatComesWhileTheBeanIsAway() throws Exception {
        RowmqActivationSpec spec = server.topicSpec("news");
        spec.setSubscriptionDurability("Durable");
        spec.setSubscriptionName("archive");
        spec.setClientId("archivist");
        Container.Bean deployed = server.deploy(spec, bean);
        server.undeploy(deployed);
        send(NEWS, "meanwhile");
        server.deploy(spec, bean);
        assertThat(next()).isEqualTo("meanwhile");
    }

    @Test
    void aSharedSubscriptionDividesMessages() throws Exception {
        for (int i = 0; i < 2; i++) {
            RowmqActivationSpec spec = server.topicSpec("news");
            spec.setSubscriptionDurability("Durable");
            spec.setShareSubscriptions(true);
            spec.setSubscriptionName("workers");
            server.deploy(spec, bean);
        }
        send(NEWS, "one", "two", "three");
        assertThat(List.of(next(), next(), next())).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Container.Rejection.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aServerWithoutThreadsIsAskedAgain(Container.Rejection how) throws Exception {
        server.rejections.set(2);
        server.rejection = how;
        server.deploy(server.queueSpec("orders"), bean);
        send(ORDERS, "patience");
        assertThat(next()).isEqualTo("patience");
        assertThat(server.rejections).hasValue(0);
    }

    static Stream<Throwable> unavailable() {
        return Stream.of(
                new UnavailableException("the application is starting"),
                new IllegalStateException("the application is ending"),
                new NoClassDefFoundError("of the bean"));
    }

    @ParameterizedTest
    @MethodSource("unavailable")
    void aServerWithoutBeansIsAskedAgain(Throwable problem) throws Exception {
        BeanFactory endpoints = new BeanFactory(bean);
        endpoints.unavailable.set(1);
        endpoints.instead = problem;
        server.deploy(server.queueSpec("orders"), endpoints);
        send(ORDERS, "patience");
        assertThat(next()).isEqualTo("patience");
    }

    @Test
    void whatIsToBeAcknowledgedLaterIsAlsoWhenTheNextDeliveryFails() throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setAcknowledgeMode("Dups-ok-acknowledge");
        spec.setMaxSessions(1);
        send(ORDERS, "one", "two", "fails");
        Container.Bean deployed = server.deploy(spec, message -> {
            seen.add(text(message));
            if (text(message).equals("fails")) {
                throw new IllegalStateException("as asked");
            }
        });
        Container.await().until(() -> seen.size() == 5);
        server.undeploy(deployed);
        assertThat(seen).containsExactly("one", "two", "fails", "fails", "fails");
        try (JMSContext context = server.unmanaged().createContext()) {
            assertThat(context.createConsumer(ORDERS).receiveNoWait()).isNull();
        }
    }

    @Test
    void undeployingWaitsForTheBean() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Container.Bean deployed = server.deploy(server.queueSpec("orders"), message -> {
            entered.countDown();
            awaitLatch(leave);
            seen.add(text(message));
        });
        send(ORDERS, "slow");
        awaitLatch(entered);
        Thread undeploying = new Thread(() -> server.undeploy(deployed));
        undeploying.start();
        Container.await().until(() -> undeploying.getState() == Thread.State.TIMED_WAITING);
        assertThat(seen).isEmpty();
        leave.countDown();
        undeploying.join();
        assertThat(seen).containsExactly("slow");
        assertThat(deployed.endpoints().endpoints).hasValue(0);
    }
}
