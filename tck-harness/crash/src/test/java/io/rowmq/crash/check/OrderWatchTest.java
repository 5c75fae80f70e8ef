package io.rowmq.crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rowmq.crash.journal.Event;
import io.rowmq.crash.journal.Ref;
import org.junit.jupiter.api.Test;

class OrderWatchTest {

    private final OrderWatch watch = new OrderWatch("listened");

    @Test
    void ascendingKeysAndRepetitionsAreInOrder() {
        receives("listened", "1-9-0");
        receives("listened", "1-10-0");
        receives("listened", "1-10-0");
        receives("listened", "2-3-0");

        assertThat(watch.violations()).isEmpty();
    }

    @Test
    void aMessageThatWasOvertakenIsFound() {
        receives("listened", "1-10-0");
        receives("listened", "1-9-0");

        assertThat(watch.violations()).extracting(Violation::kind).containsExactly(Violation.Kind.OUT_OF_ORDER);
    }

    @Test
    void otherBacklogsAreNotWatched() {
        receives("client", "1-10-0");
        receives("client", "1-9-0");

        assertThat(watch.violations()).isEmpty();
    }

    private void receives(String backlog, String key) {
        watch.accept(new Event.Received(1, null, new Ref(backlog, key), 1, false, true));
    }
}
