package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.internal.engine.Claim;
import io.rowmq.internal.engine.Messaging;
import jakarta.jms.JMSException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a session with CLIENT_ACKNOWLEDGE acknowledges after a failure. */
class ClientAcknowledgementTest {

    private final List<List<Claim>> asked = new ArrayList<>();
    private boolean failing;
    private final ClientAcknowledgement acknowledgement =
            new ClientAcknowledgement(stub(Messaging.class, (proxy, method, arguments) -> {
                asked.add(List.copyOf((List<Claim>) arguments[0]));
                if (failing) {
                    throw new JMSException("refused");
                }
                return null;
            }));

    private static <T> T stub(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Claim claim(boolean lost) {
        return stub(Claim.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "lost" -> lost;
            case "equals" -> proxy == arguments[0];
            default -> method.getName() + System.identityHashCode(proxy);
        });
    }

    @Test
    void afterARefusalItAcknowledgesWhatIsStillItsOwn() throws JMSException {
        Claim lost = claim(true);
        Claim held = claim(false);
        Claim later = claim(false);
        acknowledgement.received(lost);
        acknowledgement.received(held);
        failing = true;
        assertThatThrownBy(acknowledgement::acknowledge).hasMessage("refused");
        failing = false;
        acknowledgement.received(later);
        acknowledgement.acknowledge();
        acknowledgement.acknowledge();
        assertThat(asked).containsExactly(List.of(lost, held), List.of(held, later));
    }
}
