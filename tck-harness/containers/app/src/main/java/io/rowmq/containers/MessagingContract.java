package io.rowmq.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The same for servers whose own messaging feature injects contexts, and defines factories, of any resource adapter.
 */
public abstract class MessagingContract extends ServerContract {

    @Test
    void anInjectedContextTakesPartInTheTransaction() {
        String lost = unique("lost");
        String kept = unique("kept");
        assertThat(application().call("inject", "queue", "orders", "text", lost, "fail", "yes"))
                .contains("failed");
        assertThat(application().call("inject", "queue", "orders", "text", kept))
                .isEqualTo("done");
        assertThat(seen(kept, 1)).containsExactly("OrdersBean 1 false");
        assertThat(application().seen(lost)).isEmpty();
    }

    @Test
    void factoriesAndQueuesThatTheApplicationDefinesItselfWork() {
        String text = unique("defined");
        assertThat(application().call("sendToOwn", "text", text)).isEqualTo("done");
        assertThat(seen(text, 1)).containsExactly("OrdersBean 1 false");
    }
}
