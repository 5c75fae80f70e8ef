package io.rowmq.clients.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that wait for their replies. */
class RequestReplyTest extends CamelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jms:queue:questions",
                "jms:queue:questions?replyToType=Temporary&replyToConcurrentConsumers=2",
                "jms:queue:questions?replyTo=answers&replyToType=Exclusive",
                "jms:queue:questions?replyTo=answers&replyToType=Shared",
                "jms:queue:questions?useMessageIDAsCorrelationID=true"
            })
    void everyRequestGetsItsOwnReply(String endpoint) throws Exception {
        CamelContext camel = start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(endpoint);
                from(endpoint.replaceFirst("[?].*", "")).transform(body().prepend("answer to "));
            }
        });
        ProducerTemplate producer = camel.createProducerTemplate();
        List<Future<String>> replies = new ArrayList<>();
        for (String number : numbers(20)) {
            replies.add(producer.asyncRequestBody("direct:start", number, String.class));
        }
        for (String number : numbers(20)) {
            assertThat(replies.get(Integer.parseInt(number)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("answer to " + number);
        }
    }
}
