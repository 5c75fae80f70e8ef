package io.rowmq.clients.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.RowmqQueue;
import io.rowmq.clients.Load;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that receive from one queue and send to another in one transaction. */
class TransactedRouteTest extends CamelTest {

    private static final int ENOUGH = 60;
    private static final int SHUTDOWNS = 3;

    private JmsComponent component(String cacheLevel) {
        JmsComponent component = transacted(factory);
        component.setCacheLevelName(cacheLevel);
        return component;
    }

    @ParameterizedTest
    @ValueSource(strings = {"CACHE_NONE", "CACHE_CONNECTION", "CACHE_SESSION", "CACHE_CONSUMER"})
    void aFailureAfterTheSendRollsBackBoth(String cacheLevel) throws Exception {
        List<String> deliveries = new CopyOnWriteArrayList<>();
        CamelContext camel = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("jms:queue:orders")
                                .to("jms:queue:answers")
                                .process(exchange -> failFirst(exchange, deliveries));
                    }
                },
                component(cacheLevel));
        send("orders", "first", "bad", "last");
        eventually(() -> assertThat(deliveries).containsExactly("first 1", "bad 1", "bad 2", "last 1"));
        camel.stop();
        assertThat(drain("answers")).containsExactly("first", "bad", "last");
        assertThat(drain("orders")).isEmpty();
    }

    private static void failFirst(Exchange exchange, List<String> deliveries) {
        Message message = exchange.getIn();
        int count = message.getHeader("JMSXDeliveryCount", Integer.class);
        deliveries.add(message.getBody(String.class) + " " + count);
        assertThat(message.getHeader("JMSRedelivered", Boolean.class)).isEqualTo(count > 1);
        if (message.getBody(String.class).equals("bad") && count == 1) {
            throw new IllegalArgumentException("the first delivery");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CACHE_NONE", "CACHE_CONSUMER"})
    void aCamelThatIsStoppedUnderLoadLosesAndDoublesNothing(String cacheLevel) throws Exception {
        Load load = new Load(factory, new RowmqQueue("orders"));
        for (int i = 1; i <= SHUTDOWNS; i++) {
            run(cacheLevel, ENOUGH, load);
        }
        int sent = load.end();
        List<String> moved = drain("answers");
        run(cacheLevel, sent - moved.size(), load);
        moved.addAll(drain("answers"));
        assertThat(moved).containsExactlyInAnyOrderElementsOf(numbers(sent));
        assertThat(drain("orders")).isEmpty();
    }

    /** Runs a Camel until so many messages have passed, and stops it. */
    private void run(String cacheLevel, int enough, Load load) throws Exception {
        AtomicInteger passed = new AtomicInteger();
        CamelContext camel = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("jms:queue:orders?concurrentConsumers=4")
                                .to("jms:queue:answers")
                                .process(exchange -> {
                                    passed.incrementAndGet();
                                    load.processed();
                                });
                    }
                },
                component(cacheLevel));
        eventually(() -> assertThat(passed.get()).isGreaterThanOrEqualTo(enough));
        camel.stop();
    }
}
