package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.JMSContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** Section 6.1.2: client identifiers. */
@Section("6.1.2")
class ClientIdentifierTest extends Specification {

    @Test
    void thereIsNoneUntilItIsSet() throws Exception {
        Connection connection = connect();
        assertThat(connection.getClientID()).isNull();
        connection.setClientID(name);
        assertThat(connection.getClientID()).isEqualTo(name);
        assertThat(context().getClientID()).isNull();
    }

    @Test
    void twoConnectionsCannotHaveTheSame() throws Exception {
        connect(name);
        Connection second = connect();
        assertThatThrownBy(() -> second.setClientID(name)).isInstanceOf(InvalidClientIDException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.setClientID(name)).isInstanceOf(InvalidClientIDRuntimeException.class);
    }

    @Test
    void aClosedConnectionGivesItBack() throws Exception {
        connect(name).close();
        Connection second = connect(name);
        assertThat(second.getClientID()).isEqualTo(name);
        second.close();
        JMSContext context = context(name);
        assertThat(context.getClientID()).isEqualTo(name);
        context.close();
        assertThat(connect(name).getClientID()).isEqualTo(name);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void whatIsNoIdentifierIsRefused(String none) throws Exception {
        Connection connection = connect();
        assertThatThrownBy(() -> connection.setClientID(none)).isInstanceOf(InvalidClientIDException.class);
        JMSContext context = context();
        assertThatThrownBy(() -> context.setClientID(none)).isInstanceOf(InvalidClientIDRuntimeException.class);
    }

    @Test
    void itIsSetOnce() throws Exception {
        Connection connection = connect(name);
        assertThatThrownBy(() -> connection.setClientID(name + "2")).isInstanceOf(IllegalStateException.class);
        JMSContext context = context(name + "3");
        assertThatThrownBy(() -> context.setClientID(name + "4")).isInstanceOf(IllegalStateRuntimeException.class);
        assertThat(connection.getClientID()).isEqualTo(name);
    }

    @Test
    void itIsSetBeforeAnythingElse() throws Exception {
        Connection started = connect();
        started.start();
        assertThatThrownBy(() -> started.setClientID(name)).isInstanceOf(IllegalStateException.class);
        Connection stopped = connect();
        stopped.stop();
        assertThatThrownBy(() -> stopped.setClientID(name)).isInstanceOf(IllegalStateException.class);
        Connection withSession = connect();
        withSession.createSession();
        assertThatThrownBy(() -> withSession.setClientID(name)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void itIsSetBeforeAnythingElseOnAContext() {
        JMSContext withConsumer = context();
        withConsumer.createConsumer(queue);
        assertThatThrownBy(() -> withConsumer.setClientID(name)).isInstanceOf(IllegalStateRuntimeException.class);
        JMSContext withProducer = context();
        withProducer.createProducer().send(queue, "text");
        assertThatThrownBy(() -> withProducer.setClientID(name)).isInstanceOf(IllegalStateRuntimeException.class);
        JMSContext started = context();
        started.start();
        assertThatThrownBy(() -> started.setClientID(name)).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    void theAdministratorsCannotBeOverridden() throws Exception {
        Connection connection = provider.closeLater(provider.factory(name).createConnection());
        assertThat(connection.getClientID()).isEqualTo(name);
        assertThatThrownBy(() -> connection.setClientID(name + "2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> connection.setClientID(name)).isInstanceOf(IllegalStateException.class);
        assertThat(connection.getClientID()).isEqualTo(name);
        connection.close();
        JMSContext context = provider.closeLater(provider.factory(name).createContext());
        assertThat(context.getClientID()).isEqualTo(name);
        assertThatThrownBy(() -> context.setClientID(name + "2")).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    void theAdministratorsIsInUseByOneConnectionAtATime() throws Exception {
        provider.closeLater(provider.factory(name).createConnection());
        assertThatThrownBy(() -> provider.factory(name).createConnection())
                .isInstanceOf(InvalidClientIDException.class);
        assertThatThrownBy(() -> provider.factory(name).createContext())
                .isInstanceOf(InvalidClientIDRuntimeException.class);
    }

    @Test
    void contextsOfOneConnectionShareIt() {
        JMSContext context = context(name);
        try (JMSContext second = context.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            assertThat(second.getClientID()).isEqualTo(name);
            assertThatThrownBy(() -> second.setClientID(name + "2")).isInstanceOf(IllegalStateRuntimeException.class);
        }
    }
}
