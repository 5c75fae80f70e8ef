package io.rowmq.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.JMSContext;
import java.util.function.Predicate;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Mistakes are answered with what to do. The examples are run by the tests, not by the build. */
class MisuseTest {

    private static Events run(Class<?> example) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition")
                .selectors(selectClass(example))
                .execute()
                .testEvents();
    }

    private static Predicate<String> part(String text) {
        return whole -> whole.contains(text);
    }

    @Test
    void anOptionWithoutAValueIsRefused() {
        run(OptionWithoutValue.class)
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(part("write it as name=value"))));
    }

    @Test
    void anUnknownOptionIsRefusedWithTheClosest() {
        run(UnknownOption.class)
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(part("did you mean 'maxDeliveries'"))));
    }

    @Test
    void aConstructorGetsNothing() {
        run(InConstructor.class)
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(part("ask for it in a test method"))));
    }

    @Disabled("an example of a mistake")
    @RowmqTest(options = "maxDeliveries")
    static class OptionWithoutValue {

        @Test
        void test(RowmqConnectionFactory factory) {}
    }

    @Disabled("an example of a mistake")
    @RowmqTest(options = "maxDelivery=3")
    static class UnknownOption {

        @Test
        void test() {}
    }

    @Disabled("an example of a mistake")
    @RowmqTest
    static class InConstructor {

        InConstructor(JMSContext context) {
            context.close();
        }

        @Test
        void test() {}
    }
}
