package io.rowmq.ra.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.resource.ResourceException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Making a connection as new when some of that fails. */
class StepsTest {

    private final Steps steps = new Steps();
    private final List<String> done = new ArrayList<>();

    @Test
    void eachIsDoneWhateverBecomesOfTheOthers() {
        steps.run(() -> done.add("first"));
        steps.run(() -> {
            throw new JMSException("a consumer");
        });
        steps.run(() -> {
            throw new ResourceException("a transaction");
        });
        steps.run(() -> done.add("last"));
        assertThat(done).containsExactly("first", "last");
        assertThat(steps.failure()).hasMessageContaining("a consumer");
        assertThat(steps.failure().getSuppressed()).hasSize(1);
    }

    @Test
    void withoutFailureThereIsNone() {
        steps.run(() -> done.add("only"));
        assertThat(steps.failure()).isNull();
    }
}
