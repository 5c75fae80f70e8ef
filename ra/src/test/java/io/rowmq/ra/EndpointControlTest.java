package io.rowmq.ra;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqQueue;
import jakarta.jms.JMSContext;
import java.lang.management.ManagementFactory;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMX;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of a message-driven bean, and does to it. */
class EndpointControlTest {

    private static final RowmqQueue ORDERS = new RowmqQueue("orders");

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private Container server;

    @BeforeEach
    void start() throws Exception {
        server = new Container();
        server.adapter.setMaxDeliveries(-1);
        server.adapter.start(server);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("io.rowmq:*"), null))
                .isEmpty();
    }

    private EndpointMXBean control() throws Exception {
        ObjectName name = new ObjectName("io.rowmq:type=Endpoint,destination=\"queue://orders\",name=\"TestBean\"");
        return JMX.newMXBeanProxy(ManagementFactory.getPlatformMBeanServer(), name, EndpointMXBean.class);
    }

    private void deploy(RowmqActivationSpec spec) throws Exception {
        server.deploy(spec, message -> {
            if (broken.get()) {
                throw new IllegalStateException("broken");
            }
            seen.add(InboundTest.text(message));
        });
    }

    private void send(String text) throws Exception {
        try (JMSContext context = server.pooled().createContext()) {
            context.createProducer().send(ORDERS, text);
        }
    }

    @Test
    void anOperatorPausesAndResumes() throws Exception {
        deploy(server.queueSpec("orders"));
        EndpointMXBean control = control();
        assertThat(control.getState()).isEqualTo("RUNNING");
        control.pause();
        send("waits");
        assertThat(control.getState()).isEqualTo("PAUSED");
        assertThat(control.getActiveSessions()).isZero();
        assertThat(seen).isEmpty();
        control.resume();
        assertThat(seen.poll(2, TimeUnit.MINUTES)).isEqualTo("waits");
        Container.await().until(() -> control.getDelivered() == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void tooManyFailuresInARowPause(int maxSessions) throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setPauseAfterFailures(3);
        spec.setMaxSessions(maxSessions);
        broken.set(true);
        deploy(spec);
        send("poison, it seems");
        EndpointMXBean control = control();
        Container.await().until(() -> control.getState().equals("PAUSED"));
        assertThat(control.getFailuresInRow()).isEqualTo(3);
        assertThat(control.getFailed()).isEqualTo(3);
        assertThat(control.getLastFailure()).contains("broken");
        broken.set(false);
        control.resume();
        assertThat(seen.poll(2, TimeUnit.MINUTES)).isEqualTo("poison, it seems");
        Container.await().until(() -> control.getFailuresInRow() == 0);
    }

    @Test
    void anEndpointThatOnlyFailsIsSlowedDown() throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        broken.set(true);
        deploy(spec);
        send("poison");
        EndpointMXBean control = control();
        Container.await().until(() -> control.getState().equals("HELD"));
        broken.set(false);
        assertThat(seen.poll(2, TimeUnit.MINUTES)).isEqualTo("poison");
    }

    @Test
    void whatItIsIsShown() throws Exception {
        RowmqActivationSpec spec = server.queueSpec("orders");
        spec.setMaxSessions(7);
        deploy(spec);
        EndpointMXBean control = control();
        assertThat(control.getDestination()).isEqualTo("queue://orders");
        assertThat(control.getMaxSessions()).isEqualTo(7);
        assertThat(control.getLastFailure()).isNull();
    }
}
