package io.rowmq.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application does in any server; what one cannot do it overrides and disables, with the reason. */
public abstract class ServerContract {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Client application;

    /** How the application gets its commands. */
    protected abstract Client client() throws Exception;

    @BeforeEach
    void connect() throws Exception {
        application = client();
        assertThat(application.call("create")).isEqualTo("done");
        application.call("break");
        await().atMost(PATIENCE)
                .until(() -> application.call("resume", "queue", "fragile").equals("done"));
    }

    private static String unique(String text) {
        return text + " " + UUID.randomUUID();
    }

    private List<String> seen(String text, int deliveries) {
        await().atMost(PATIENCE).until(() -> application.seen(text).size() >= deliveries);
        return application.seen(text);
    }

    @Test
    void aCommittedTransactionHasTheRowAndTheMessage() {
        String order = unique("commit");
        assertThat(application.call("place", "text", order)).isEqualTo("done");
        assertThat(application.call("rows", "text", order)).isEqualTo("1");
        assertThat(seen(order, 1)).containsExactly("OrdersBean 1 false");
    }

    @Test
    void aRolledBackTransactionHasNeither() {
        String order = unique("rollback");
        assertThat(application.call("place", "text", order, "fail", "yes")).contains("failed");
        assertThat(application.call("rows", "text", order)).isEqualTo("0");
        String fence = unique("fence");
        application.call("place", "text", fence);
        assertThat(seen(fence, 1)).hasSize(1);
        assertThat(application.seen(order)).isEmpty();
    }

    @Test
    void aTopicGoesToADurableSubscriptionAndBySelectorToASharedOne() {
        String work = unique("work");
        String gossip = unique("gossip");
        application.call("publish", "kind", "gossip", "text", gossip);
        application.call("publish", "kind", "work", "text", work);
        assertThat(seen(work, 2)).containsExactlyInAnyOrder("ArchiveBean 1 false", "WorkBean 1 false");
        assertThat(seen(gossip, 1)).containsExactly("ArchiveBean 1 false");
    }

    @Test
    void aBeanThatThrowsGetsTheMessageAgain() {
        String flaky = unique("later");
        application.call("send", "queue", "flaky", "text", flaky);
        assertThat(seen(flaky, 3)).containsExactly("FlakyBean 1 false", "FlakyBean 2 true", "FlakyBean 3 true");
    }

    @Test
    void whatABeanWroteBeforeItThrewIsNotWritten() {
        String flaky = unique("once");
        application.call("send", "queue", "flaky", "text", flaky);
        // The row has a unique key: the last delivery could not write it if an earlier one had.
        await().atMost(PATIENCE)
                .until(() -> application.call("rows", "text", flaky).equals("1"));
        assertThat(application.seen(flaky)).hasSize(3);
    }

    @Test
    void aBeanThatOnlyMarksItsTransactionGetsTheMessageAgain() {
        String veto = unique("veto");
        application.call("send", "queue", "flaky", "text", veto);
        assertThat(seen(veto, 3)).containsExactly("FlakyBean 1 false", "FlakyBean 2 true", "FlakyBean 3 true");
    }

    @Test
    void aBeanWithItsOwnTransactionsIsAcknowledgedWhenItReturns() {
        String text = unique("own");
        application.call("send", "queue", "own", "text", text);
        assertThat(seen("kept " + text, 1)).containsExactly("OrdersBean 1 false");
        assertThat(application.seen(text)).containsExactly("OwnBean 1 false");
        assertThat(application.seen("lost " + text)).isEmpty();
    }

    @Test
    void aMessageThatAlwaysFailsIsADeadLetterWithTheReason() {
        String poison = unique("never");
        application.call("send", "queue", "flaky", "text", poison);
        assertThat(application.call("take", "queue", "DLQ.flaky"))
                .isEqualTo(poison + " MAX_DELIVERIES cannot " + poison);
        assertThat(application.seen(poison)).hasSize(4);
    }

    @Test
    void aRequestIsAnsweredToATemporaryQueue() {
        assertThat(application.call("ask", "text", "how are you")).isEqualTo("re: how are you");
    }

    @Test
    void anEndpointThatFailsTooOftenPausesUntilItIsResumed() {
        String first = unique("first");
        application.call("break", "fail", "yes");
        application.call("send", "queue", "fragile", "text", first);
        await().atMost(PATIENCE)
                .until(() -> application.call("state", "queue", "fragile").equals("PAUSED"));
        assertThat(application.seen(first)).hasSize(2);
        application.call("break");
        application.call("resume", "queue", "fragile");
        assertThat(seen(first, 3)).last().isEqualTo("FragileBean 3 true");
    }

    @Test
    void anOperatorPausesAndResumes() {
        String order = unique("held");
        application.call("pause", "queue", "fragile");
        application.call("send", "queue", "fragile", "text", order);
        assertThat(application.call("state", "queue", "fragile")).isEqualTo("PAUSED");
        assertThat(application.seen(order)).isEmpty();
        application.call("resume", "queue", "fragile");
        assertThat(seen(order, 1)).containsExactly("FragileBean 1 false");
    }

    @Test
    protected void anInjectedContextTakesPartInTheTransaction() {
        String lost = unique("lost");
        String kept = unique("kept");
        assertThat(application.call("inject", "queue", "orders", "text", lost, "fail", "yes"))
                .contains("failed");
        assertThat(application.call("inject", "queue", "orders", "text", kept)).isEqualTo("done");
        assertThat(seen(kept, 1)).containsExactly("OrdersBean 1 false");
        assertThat(application.seen(lost)).isEmpty();
    }

    @Test
    protected void factoriesAndQueuesThatAnnotationsDefineWork() {
        checkDefined("java:app/jms/annotated");
    }

    @Test
    protected void factoriesAndQueuesThatADescriptorDefinesWork() {
        checkDefined("java:app/jms/own");
    }

    private void checkDefined(String names) {
        String lost = unique("not defined");
        String kept = unique("defined");
        assertThat(application.call("sendToDefined", "names", names, "text", lost, "fail", "yes"))
                .contains("failed");
        assertThat(application.call("sendToDefined", "names", names, "text", kept))
                .isEqualTo("done");
        assertThat(seen(kept, 1)).containsExactly("OrdersBean 1 false");
        assertThat(application.seen(lost)).isEmpty();
    }

    @Test
    protected void theDefaultConnectionFactoryIsThatOfTheResourceAdapter() {
        String text = unique("default");
        assertThat(application.call("sendByDefault", "queue", "orders", "text", text))
                .isEqualTo("done");
        assertThat(seen(text, 1)).containsExactly("OrdersBean 1 false");
    }
}
