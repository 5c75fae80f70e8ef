package io.rowmq.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.resource.spi.InvalidPropertyException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong activation properties are named, all of them, with what is allowed. */
class ActivationPropertiesTest {

    private static RowmqActivationSpec queue() {
        RowmqActivationSpec spec = new RowmqActivationSpec();
        spec.setDestination("orders");
        spec.setDestinationType("jakarta.jms.Queue");
        return spec;
    }

    private static Arguments wrong(String property, String text, Consumer<RowmqActivationSpec> change) {
        return Arguments.of(property, text, change);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("destination", "set it to the name", spec -> spec.setDestination(" ")),
                wrong("destination", "contradicts destinationLookup", spec -> spec.setDestinationLookup("jms/orders")),
                wrong("destinationType", "jakarta.jms.Topic", spec -> spec.setDestinationType(null)),
                wrong("destinationType", "jakarta.jms.Topic", spec -> spec.setDestinationType("Queue")),
                wrong("acknowledgeMode", "'client'", spec -> spec.setAcknowledgeMode("client")),
                wrong("subscriptionDurability", "NonDurable", spec -> spec.setSubscriptionDurability("yes")),
                wrong("subscriptionName", "needs a name", spec -> spec.setSubscriptionDurability("Durable")),
                wrong("subscriptionName", "needs a name", spec -> spec.setShareSubscriptions(true)),
                wrong("subscriptionName", "no subscriptions", spec -> spec.setSubscriptionName("s")),
                wrong("clientId", "shareSubscriptions=true", spec -> {
                    spec.setDestinationType("jakarta.jms.Topic");
                    spec.setSubscriptionDurability("Durable");
                    spec.setSubscriptionName("s");
                }),
                wrong("maxSessions", "0", spec -> spec.setMaxSessions(0)),
                wrong("maxDeliveries", "-1 for no limit", spec -> spec.setMaxDeliveries(0)),
                wrong("redeliveryDelay", "milliseconds", spec -> spec.setRedeliveryDelay(-1L)),
                wrong("redeliveryBackOff", "0.5", spec -> spec.setRedeliveryBackOff(0.5)),
                wrong("redeliveryBackOff", "NaN", spec -> spec.setRedeliveryBackOff(Double.NaN)),
                wrong("maxRedeliveryDelay", "milliseconds", spec -> spec.setMaxRedeliveryDelay(-1L)),
                wrong("pauseAfterFailures", "never", spec -> spec.setPauseAfterFailures(-1)),
                wrong("setupAttempts", "no limit", spec -> spec.setSetupAttempts(-2)),
                wrong("setupInterval", "milliseconds", spec -> spec.setSetupInterval(0L)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isNamed(String property, String text, Consumer<RowmqActivationSpec> change) {
        RowmqActivationSpec spec = queue();
        change.accept(spec);
        InvalidPropertyException invalid = catchThrowableOfType(InvalidPropertyException.class, spec::validate);
        assertThat(invalid).hasMessageContaining(property + "=").hasMessageContaining(text);
        assertThat(invalid.getInvalidPropertyDescriptors())
                .extracting(java.beans.FeatureDescriptor::getName)
                .contains(property);
    }

    @Test
    void allAreNamedAtOnce() {
        RowmqActivationSpec spec = queue();
        spec.setMaxSessions(-3);
        spec.setAcknowledgeMode("never");
        assertThatThrownBy(spec::validate)
                .hasMessageContaining("maxSessions=-3")
                .hasMessageContaining("acknowledgeMode='never'");
    }

    @Test
    void blankIsNotSet() {
        RowmqActivationSpec spec = queue();
        spec.setDestinationLookup("");
        spec.setMessageSelector(" ");
        spec.setSubscriptionName("");
        assertThatCode(spec::validate).doesNotThrowAnyException();
    }

    @Test
    void theDefaultsAreAllowed() {
        assertThatCode(queue()::validate).doesNotThrowAnyException();
    }
}
