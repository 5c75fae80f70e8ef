package io.rowmq.ra.internal.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.ra.internal.Login;
import jakarta.jms.JMSException;
import jakarta.jms.XAConnection;
import jakarta.resource.ResourceException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections that break while a server makes a managed connection of them. */
class ManagedLinkTest {

    private final List<String> calls = new ArrayList<>();

    @Test
    void aConnectionWithoutASessionIsClosed() {
        XAConnection connection = proxy(XAConnection.class);
        Source source = (Source) Proxy.newProxyInstance(
                Source.class.getClassLoader(), new Class<?>[] {Source.class}, (proxy, method, arguments) -> connection);
        assertThatThrownBy(() -> new ManagedLink(source, new Login(null, null, null)))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("createXASession fails");
        assertThat(calls).containsExactly("createXASession", "close");
    }

    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    if (!method.getName().equals("close")) {
                        throw new JMSException(method.getName() + " fails");
                    }
                    return null;
                }));
    }
}
