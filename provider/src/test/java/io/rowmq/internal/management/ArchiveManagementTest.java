package io.rowmq.internal.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.management.MessagePage;
import io.rowmq.management.RowmqArchive;
import io.rowmq.management.RowmqManagement;
import io.rowmq.management.RowmqMessage;
import io.rowmq.management.RowmqOperation;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators do with copies of consumed messages. */
class ArchiveManagementTest extends ManagedScene {

    @BeforeEach
    void keepOrders() throws JMSException {
        management.settings().set("queue://orders", "archiveFor", "86400000");
    }

    private List<String> texts(String source) throws JMSException {
        return management.messages().browse(source, null, null, 1000).messages().stream()
                .map(RowmqMessage::text)
                .toList();
    }

    private long position(String source, String selector) throws JMSException {
        return management
                .messages()
                .browse(source, selector, null, 1)
                .messages()
                .get(0)
                .position();
    }

    @Test
    void whatWasConsumedCanBeBrowsedPageByPage() throws JMSException {
        send("orders", "a", "b", "c");
        assertThat(texts("archive://orders")).isEmpty();
        drain("orders");
        List<String> seen = new ArrayList<>();
        MessagePage page = management.messages().browse("archive://queue://orders", null, null, 2);
        while (!page.messages().isEmpty()) {
            page.messages().forEach(message -> seen.add(message.text()));
            page = management.messages().browse("archive://orders", null, page.cursor(), 2);
        }
        assertThat(seen).containsExactly("a", "b", "c");
        RowmqMessage shown = management.messages().show("archive://orders", position("archive://orders", "text = 'b'"));
        assertThat(shown.text()).isEqualTo("b");
        assertThat(shown.properties()).containsKey("JMS_RowMQ_ConsumedTime");
        assertThatThrownBy(() -> management.messages().show("archive://orders", 4711))
                .hasMessageContaining("archive://queue://orders");
    }

    @Test
    void archivesAreListed() throws JMSException {
        send("orders", "a", "b");
        send("other", "c");
        drain("orders");
        drain("other");
        assertThat(management.archives().list(null, 0, 10)).singleElement().satisfies(archive -> {
            assertThat(archive.destination()).isEqualTo("queue://orders");
            assertThat(archive.messages()).isEqualTo(2);
            assertThat(archive.firstSent()).isNotNull();
            assertThat(archive.keptMillis()).isEqualTo(86_400_000);
            assertThat(archive.limit()).isEqualTo(1_000_000);
        });
        management.settings().unset("queue://orders", "archiveFor");
        assertThat(management.archives().list("or*", 0, 10))
                .extracting(RowmqArchive::keptMillis)
                .containsExactly(0L);
        assertThat(management.archives().list("other", 0, 10)).isEmpty();
    }

    @Test
    void copiesAreSentAgainToTheirQueueOrToAnother() throws JMSException {
        send("orders", "a", "b", "c");
        drain("orders");
        RowmqOperation all = ended(management.messages().copy("archive://orders", null, "orders"));
        assertThat(all.source()).isEqualTo("archive://queue://orders");
        assertThat(all.done()).isEqualTo(3);
        assertThat(all.total()).isEqualTo(3);
        assertThat(management.messages().browse("orders", null, null, 9).messages())
                .allSatisfy(again -> assertThat(again.properties()).doesNotContainKey("JMS_RowMQ_ConsumedTime"))
                .extracting(RowmqMessage::text)
                .containsExactly("a", "b", "c");
        assertThat(ended(management.messages().copy("archive://orders", "text <> 'b'", "other"))
                        .done())
                .isEqualTo(2);
        assertThat(texts("other")).containsExactly("a", "c");
        assertThat(management
                        .messages()
                        .copyOne("archive://orders", position("archive://orders", "text = 'b'"), "topic://news"))
                .as("nobody subscribes")
                .isFalse();
        assertThat(management
                        .messages()
                        .copyOne("archive://orders", position("archive://orders", "text = 'b'"), "other"))
                .isTrue();
        assertThat(texts("other")).containsExactly("a", "c", "b");
        assertThat(texts("archive://orders")).as("copies stay").hasSize(3);
    }

    @Test
    void selectorsAskWhenAMessageWasConsumed() throws JMSException {
        send("orders", "early");
        drain("orders");
        engine.advance(Duration.ofSeconds(10));
        long since = engine.messaging().now();
        send("orders", "late");
        drain("orders");
        String selector = "JMS_RowMQ_ConsumedTime >= " + since;
        assertThat(ended(management.messages().copy("archive://orders", selector, "orders"))
                        .done())
                .isEqualTo(1);
        assertThat(texts("orders")).containsExactly("late");
    }

    @Test
    void manyAreSentAgainInSteps() throws JMSException {
        send("orders", Collections.nCopies(450, "m").toArray(String[]::new));
        drain("orders");
        int before = engine.sendingUnits();
        assertThat(ended(management.messages().copy("archive://orders", null, "again"))
                        .done())
                .isEqualTo(450);
        assertThat(engine.sendingUnits() - before).isEqualTo(3);
        assertThat(ended(management.messages().delete("archive://orders", null)).done())
                .isEqualTo(450);
        assertThat(texts("archive://orders")).isEmpty();
    }

    @Test
    void whatIsSentAgainDoesNotExpire() throws JMSException {
        management.messages().send("orders", "{\"text\":\"short\",\"timeToLive\":1000}");
        assertThat(drain("orders")).hasSize(1);
        engine.advance(Duration.ofMinutes(1));
        ended(management.messages().copy("archive://orders", null, "orders"));
        assertThat(drain("orders")).containsExactly("short");
    }

    @Test
    void copiesAreNeitherMovedNorRetriedNorReceived() throws JMSException {
        send("orders", "a");
        drain("orders");
        assertThatThrownBy(() -> management.messages().move("archive://orders", null, "never"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("move")
                .hasMessageContaining("Copy its messages, to queue://orders");
        assertThat(management.destinations().list("never", 0, 9)).isEmpty();
        assertThatThrownBy(() -> management.messages().retry("archive://orders", null))
                .hasMessageContaining("retry");
        assertThatThrownBy(() -> management.messages().receive("archive://orders", null, 0))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> management.messages().browse("archive://odrers", null, null, 1))
                .hasMessageContaining("queue://orders");
    }

    @Test
    void theRightsAreThoseOfTheDestination() throws JMSException {
        send("orders", "a");
        drain("orders");
        management.users().add("root", "secret", Role.everything());
        RowmqManagement root = operator("root", "secret");
        root.users().add("reader", "secret", Role.of("orders", Right.BROWSE));
        try (RowmqManagement reader = operator("reader", "secret")) {
            assertThat(reader.messages()
                            .browse("archive://orders", null, null, 9)
                            .messages())
                    .hasSize(1);
            assertThat(reader.archives().list(null, 0, 9)).isEmpty();
            assertThatThrownBy(() -> reader.messages().copy("archive://orders", null, "orders"))
                    .hasMessageContaining("MANAGE");
        }
        root.close();
    }
}
