package io.rowmq.store.jdbc;

import static io.rowmq.store.jdbc.Samples.NEWS;
import static io.rowmq.store.jdbc.Samples.NEWS_A;
import static io.rowmq.store.jdbc.Samples.NEWS_B;
import static io.rowmq.store.jdbc.Samples.ORDERS;
import static io.rowmq.store.jdbc.Samples.publish;
import static io.rowmq.store.jdbc.Samples.remove;
import static io.rowmq.store.jdbc.Samples.send;
import static io.rowmq.store.jdbc.Samples.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.spi.ArchivePage;
import io.rowmq.spi.ArchiveRow;
import io.rowmq.spi.ArchivedMessage;
import io.rowmq.spi.BacklogId;
import io.rowmq.spi.BodyType;
import io.rowmq.spi.BranchId;
import io.rowmq.spi.BranchStep;
import io.rowmq.spi.Effect;
import io.rowmq.spi.MessageBody;
import io.rowmq.spi.MessageStore;
import io.rowmq.spi.OrderKey;
import io.rowmq.spi.Send;
import io.rowmq.spi.Settlement;
import io.rowmq.spi.StoreSettings;
import io.rowmq.spi.StoreTransaction;
import io.rowmq.spi.StoredMessage;
import io.rowmq.spi.WorkUnit;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises of copies of consumed messages; each database is a short subclass. */
abstract class ArchiveContract {

    private static final int LARGE = 600_000;

    MessageStore store;

    /** Settings of an empty database that outlives closing the store within one test. */
    abstract StoreSettings settings();

    @BeforeEach
    void open() throws JMSException {
        store = new JdbcStoreProvider().open(settings());
        store.start(new RecordingRecorder());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long sent(Send send) throws JMSException {
        long[] at = new long[1];
        store.commit(unit(first -> at[0] = first, send));
        return at[0];
    }

    private static List<Settlement> consume(BacklogId backlog, long position, long at, long until) {
        return List.of(new Settlement.Archive(backlog, position, at, until), remove(backlog, position));
    }

    private void consumed(BacklogId backlog, long position, long at, long until) throws JMSException {
        store.commit(WorkUnit.of(List.of(), consume(backlog, position, at, until), Effect.NONE));
    }

    private void consumed(int... numbers) throws JMSException {
        for (int number : numbers) {
            consumed(ORDERS, sent(send("m" + number)), number, 1000 + number);
        }
    }

    private List<ArchivedMessage> archive(long destination) throws JMSException {
        ArchivePage page = store.archive().page(destination, OrderKey.START, 1000, Long.MAX_VALUE);
        assertThat(page.end()).isTrue();
        return page.messages();
    }

    private List<String> ids(long destination) throws JMSException {
        return archive(destination).stream()
                .map(copy -> copy.message().messageId())
                .toList();
    }

    private int waiting() throws JMSException {
        return store.page(ORDERS, OrderKey.START, 1000, Long.MAX_VALUE)
                .deliveries()
                .size();
    }

    @Test
    void whatIsConsumedIsKeptAsItWas() throws JMSException {
        StoredMessage full = new StoredMessage(
                "ID:full",
                ORDERS.id(),
                7,
                false,
                123,
                456_000_000,
                789,
                "correlation",
                "queue://answers",
                "type",
                Map.of("string", "ä", "long", 5L),
                MessageBody.ofText(BodyType.TEXT, "body"));
        long position = sent(new Send(full, List.of(ORDERS), 0));
        sent(send("stays"));
        consumed(ORDERS, position, 50, 60);

        assertThat(archive(ORDERS.id())).containsExactly(new ArchivedMessage(position, 50, full));
        assertThat(store.archive().load(ORDERS.id(), List.of(position, position + 1)))
                .isEqualTo(archive(ORDERS.id()));
        assertThat(store.archive().archives()).containsExactly(new ArchiveRow(ORDERS.id(), 1, position));
        assertThat(waiting()).isEqualTo(1);
        close();
        open();
        assertThat(ids(ORDERS.id())).containsExactly("ID:full");
    }

    @Test
    void nothingIsKeptUnlessThatIsAskedFor() throws JMSException {
        store.commit(unit(remove(ORDERS, sent(send("a")))));
        assertThat(store.archive().archives()).isEmpty();
    }

    @Test
    void largeBodiesAreKeptAndGoWithTheirMessages() throws JMSException {
        byte[] content = new byte[LARGE];
        Arrays.fill(content, (byte) 7);
        long position = sent(send("large", MessageBody.ofBytes(BodyType.BYTES, content)));
        consumed(ORDERS, position, 1, 2);

        assertThat(store.loadBody(position)).isNull();
        assertThat(archive(ORDERS.id()).get(0).message().body().detachedSize()).isEqualTo(LARGE);
        assertThat(store.archive().loadBody(position).bytes()).isEqualTo(content);
        assertThat(store.archive().remove(ORDERS.id(), List.of(position, position + 1)))
                .isEqualTo(1);
        assertThat(store.archive().loadBody(position)).isNull();
    }

    @Test
    void aMessageOfATopicIsKeptOnceFromItsFirstSubscription() throws JMSException {
        long position = sent(publish("news", NEWS_A, NEWS_B));
        consumed(NEWS_A, position, 10, 100);
        assertThat(ids(NEWS)).containsExactly("news");
        consumed(NEWS_B, position, 20, 200);
        assertThat(archive(NEWS))
                .singleElement()
                .satisfies(copy -> assertThat(copy.consumedTime()).isEqualTo(10));
        long both = sent(publish("both", NEWS_A, NEWS_B));
        List<Settlement> settlements = new ArrayList<>(consume(NEWS_A, both, 30, 300));
        settlements.addAll(consume(NEWS_B, both, 30, 300));
        store.commit(WorkUnit.of(List.of(), settlements, Effect.NONE));
        assertThat(ids(NEWS)).containsExactly("news", "both");
    }

    @Test
    void aCopyComesWithItsCommitOrNotAtAll() throws JMSException {
        long position = sent(send("a"));
        BranchStep unknown = new BranchStep.Finish(new BranchId(7, "00ff", "01"));
        assertThatThrownBy(() ->
                        store.commit(WorkUnit.branch(unknown, List.of(), consume(ORDERS, position, 1, 2), Effect.NONE)))
                .isInstanceOf(JMSException.class);
        assertThat(store.archive().archives()).isEmpty();
        try (StoreTransaction transaction = store.begin()) {
            transaction.commit(WorkUnit.of(List.of(), consume(ORDERS, position, 1, 2), Effect.NONE));
        }
        assertThat(ids(ORDERS.id())).containsExactly("a");
        assertThat(waiting()).isZero();
    }

    @Test
    void whatABranchConsumesIsKeptWhenItCommits() throws JMSException {
        long position = sent(send("a"));
        BranchId id = new BranchId(7, "00ff", "01");
        store.commit(WorkUnit.branch(
                new BranchStep.Prepare(id, 5),
                List.of(),
                List.of(new Settlement.Park(ORDERS, position, 0)),
                Effect.NONE));
        assertThat(store.archive().archives()).isEmpty();
        store.commit(
                WorkUnit.branch(new BranchStep.Finish(id), List.of(), consume(ORDERS, position, 1, 2), Effect.NONE));
        assertThat(ids(ORDERS.id())).containsExactly("a");
    }

    @Test
    void copiesAreReadPageByPage() throws JMSException {
        consumed(1, 2, 3, 4, 5);
        ArchivePage first = store.archive().page(ORDERS.id(), OrderKey.START, 2, Long.MAX_VALUE);
        assertThat(first.messages()).hasSize(2);
        assertThat(first.end()).isFalse();
        ArchivePage byBytes = store.archive().page(ORDERS.id(), first.lastPosition(), 1000, 0);
        assertThat(byBytes.messages())
                .extracting(copy -> copy.message().messageId())
                .containsExactly("m3");
        ArchivePage rest = store.archive().page(ORDERS.id(), byBytes.lastPosition(), 1000, Long.MAX_VALUE);
        assertThat(rest.messages()).hasSize(2);
        assertThat(rest.end()).isTrue();
    }

    @Test
    void copiesGoWhenTheirTimeIsOver() throws JMSException {
        assertThat(store.archive().nextEnd()).isZero();
        consumed(1, 2, 3, 4);
        assertThat(store.archive().nextEnd()).isEqualTo(1001);
        assertThat(store.archive().forget(1000, 10)).isZero();
        assertThat(store.archive().forget(1003, 2)).isEqualTo(2);
        assertThat(store.archive().forget(1003, 2)).isEqualTo(1);
        assertThat(ids(ORDERS.id())).containsExactly("m4");
    }

    @Test
    void theFirstOnesGoWhereThereAreTooMany() throws JMSException {
        consumed(1, 2, 3, 4, 5);
        assertThat(store.archive().trim(ORDERS.id(), 5, 10)).isZero();
        assertThat(store.archive().trim(ORDERS.id(), 2, 2)).isEqualTo(2);
        assertThat(store.archive().trim(ORDERS.id(), 2, 10)).isEqualTo(1);
        assertThat(store.archive().trim(NEWS, 2, 10)).isZero();
        assertThat(ids(ORDERS.id())).containsExactly("m4", "m5");
    }
}
