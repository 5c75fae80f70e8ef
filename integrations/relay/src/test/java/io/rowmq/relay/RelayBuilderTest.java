package io.rowmq.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqXAConnectionFactory;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What cannot be is refused before anything is connected. */
class RelayBuilderTest {

    private final RelayBuilder builder = new RelayBuilder("test");

    @Test
    void bothEndsAreNeeded() {
        assertThatIllegalArgumentException().isThrownBy(builder::start).withMessageContaining("come from");
        builder.fromQueue(new RowmqConnectionFactory(), "a");
        assertThatIllegalArgumentException().isThrownBy(builder::start).withMessageContaining("go to");
    }

    @Test
    void globalTransactionsNeedXaOnBothSides() {
        builder.fromQueue(new RowmqXAConnectionFactory(), "a")
                .toQueue(new RowmqConnectionFactory(), "b")
                .transactions(com.arjuna.ats.jta.TransactionManager.transactionManager());
        assertThatIllegalArgumentException()
                .isThrownBy(builder::start)
                .withMessageContainingAll("queue://b", "XAConnectionFactory", "io.rowmq.RowmqConnectionFactory");
    }

    @Test
    void namesAndNumbersThatCannotBe() {
        RowmqConnectionFactory factory = new RowmqConnectionFactory();
        assertThatIllegalArgumentException().isThrownBy(() -> new RelayBuilder(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.fromQueue(factory, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.fromSubscription(factory, "t", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.batch(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.deadLetters("d", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.backOff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.backOff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    @Test
    void whatCanBeSetIsDocumented() throws IOException {
        String document = Files.readString(Path.of("..", "..", "docs", "relay.md"));
        for (Method method : RelayBuilder.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                assertThat(document).contains(method.getName() + "(");
            }
        }
    }
}
