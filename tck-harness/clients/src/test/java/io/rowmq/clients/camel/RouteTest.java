package io.rowmq.clients.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** Routes that send to and consume from queues and topics. */
class RouteTest extends CamelTest {

    private static MockEndpoint expecting(CamelContext camel, Object... bodies) {
        MockEndpoint end = camel.getEndpoint("mock:end", MockEndpoint.class);
        end.expectedBodiesReceived(bodies);
        end.setResultWaitTime(PATIENCE.toMillis());
        return end;
    }

    @Test
    void bodiesAndHeadersPassThroughAQueue() throws Exception {
        CamelContext camel = start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("jms:queue:orders");
                from("jms:queue:orders").to("mock:end");
            }
        });
        MockEndpoint end = expecting(camel, "text", new HashMap<>(Map.of("number", 7)), "a\u0000\uD83D\uDE00");
        ProducerTemplate producer = camel.createProducerTemplate();
        producer.sendBodyAndHeaders("direct:start", "text", Map.of("a-header.with-signs", "value", "number", 7L));
        producer.sendBody("direct:start", Map.of("number", 7));
        producer.sendBody("direct:start", "a\u0000\uD83D\uDE00");
        end.assertIsSatisfied();
        Map<String, Object> headers = end.getExchanges().get(0).getIn().getHeaders();
        assertThat(headers).containsEntry("a-header.with-signs", "value").containsEntry("number", 7L);
        assertThat(headers.get("JMSMessageID").toString()).startsWith("ID:");
    }

    @Test
    void bytesPassThroughAQueue() throws Exception {
        CamelContext camel = start(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:orders").to("mock:end");
            }
        });
        byte[] bytes = new byte[100_000];
        bytes[7] = 7;
        MockEndpoint end = expecting(camel, (Object) bytes);
        camel.createProducerTemplate().sendBody("jms:queue:orders", bytes);
        end.assertIsSatisfied();
    }

    @Test
    void aSelectorLeavesTheOthersInTheQueue() throws Exception {
        CamelContext camel = start(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:orders?selector=colour%3D'red'").to("mock:end");
            }
        });
        MockEndpoint end = expecting(camel, "one", "three");
        ProducerTemplate producer = camel.createProducerTemplate();
        producer.sendBodyAndHeader("jms:queue:orders", "one", "colour", "red");
        producer.sendBodyAndHeader("jms:queue:orders", "two", "colour", "blue");
        producer.sendBodyAndHeader("jms:queue:orders", "three", "colour", "red");
        end.assertIsSatisfied();
        assertThat(drain("orders")).containsExactly("two");
    }

    @Test
    void severalConsumersShareAQueue() throws Exception {
        CamelContext camel = start(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:orders?concurrentConsumers=2&maxConcurrentConsumers=4&asyncConsumer=true")
                        .to("mock:end");
            }
        });
        MockEndpoint end = camel.getEndpoint("mock:end", MockEndpoint.class);
        end.expectedBodiesReceivedInAnyOrder(numbers(200).toArray());
        end.setResultWaitTime(PATIENCE.toMillis());
        send("orders", numbers(200).toArray(String[]::new));
        end.assertIsSatisfied();
        camel.stop();
        assertThat(drain("orders")).isEmpty();
    }

    @Test
    void aDurableSubscriptionKeepsWhatComesWhileItsRouteIsStopped() throws Exception {
        List<String> got = new CopyOnWriteArrayList<>();
        JmsComponent component = component(factory);
        component.setClientId("camel");
        CamelContext camel = start(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("jms:topic:news?durableSubscriptionName=subscription")
                                .routeId("news")
                                .process(exchange -> got.add(exchange.getIn().getBody(String.class)));
                    }
                },
                component);
        eventually(() -> {
            publish("has it begun?");
            assertThat(got).isNotEmpty();
        });
        camel.getRouteController().stopRoute("news");
        publish("first");
        camel.getRouteController().startRoute("news");
        publish("second");
        eventually(() -> assertThat(got).endsWith("first", "second"));
    }

    private void publish(String text) {
        try (var context = factory.createContext()) {
            context.createProducer().send(context.createTopic("news"), text);
        }
    }
}
