package io.rowmq.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionMetaData;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Client identifiers, session modes, metadata. */
class ConnectionTest extends Bench {

    @Test
    void takesAClientIdentifierBeforeAnythingElse() throws JMSException {
        StoreConnection fresh = connect(null);
        assertThat(fresh.getClientID()).isNull();
        fresh.setClientID("me");
        assertThat(fresh.getClientID()).isEqualTo("me");
        assertThatThrownBy(() -> fresh.setClientID("other")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> fresh.setClientID("me")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesNoClientIdentifierAfterwards() throws JMSException {
        StoreConnection started = connect(null);
        started.start();
        assertThatThrownBy(() -> started.setClientID("me")).isInstanceOf(IllegalStateException.class);
        StoreConnection withSession = connect(null);
        withSession.createSession();
        assertThatThrownBy(() -> withSession.setClientID("me")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsTheConfiguredClientIdentifier() throws JMSException {
        StoreConnection configured = connect("configured");
        assertThat(configured.getClientID()).isEqualTo("configured");
        assertThatThrownBy(() -> configured.setClientID("other"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("configured");
    }

    @Test
    void sharesNoClientIdentifier() throws JMSException {
        StoreConnection first = connect("me");
        StoreConnection second = connect(null);
        assertThatThrownBy(() -> second.setClientID("me")).isInstanceOf(InvalidClientIDException.class);
        assertThatThrownBy(() -> connect("me")).isInstanceOf(InvalidClientIDException.class);
        first.close();
        second.setClientID("me");
    }

    @Test
    void refusesNoClientIdentifier() throws JMSException {
        StoreConnection fresh = connect(null);
        assertThatThrownBy(() -> fresh.setClientID(null)).isInstanceOf(InvalidClientIDException.class);
        assertThatThrownBy(() -> fresh.setClientID("")).isInstanceOf(InvalidClientIDException.class);
    }

    @Test
    void createsSessionsOfEveryMode() throws JMSException {
        assertThat(connection.createSession().getAcknowledgeMode()).isEqualTo(Session.AUTO_ACKNOWLEDGE);
        for (SessionMode mode : SessionMode.values()) {
            assertThat(connection.createSession(mode.code()).getAcknowledgeMode())
                    .isEqualTo(mode.code());
        }
        assertThat(connection.createSession(true, -1).getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
        assertThat(connection.createSession(false, Session.CLIENT_ACKNOWLEDGE).getTransacted())
                .isFalse();
    }

    @Test
    void refusesModesThatDoNotExist() {
        assertThatThrownBy(() -> connection.createSession(-1))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> connection.createSession(false, 17)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connection.createSession(false, Session.SESSION_TRANSACTED))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connection.createQueueSession(false, -1)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connection.createTopicSession(false, -1)).isInstanceOf(JMSException.class);
    }

    @Test
    void remembersItsExceptionListener() throws JMSException {
        assertThat(connection.getExceptionListener()).isNull();
        ExceptionListener listener = e -> {};
        connection.setExceptionListener(listener);
        assertThat(connection.getExceptionListener()).isSameAs(listener);
        connection.setExceptionListener(null);
        assertThat(connection.getExceptionListener()).isNull();
    }

    @Test
    void saysWhatItIs() throws JMSException {
        ConnectionMetaData data = connection.getMetaData();
        assertThat(data.getJMSVersion()).isEqualTo("3.1");
        assertThat(data.getJMSMajorVersion()).isEqualTo(3);
        assertThat(data.getJMSMinorVersion()).isEqualTo(1);
        assertThat(data.getJMSProviderName()).isEqualTo("RowMQ");
        assertThat(data.getProviderVersion())
                .startsWith(data.getProviderMajorVersion() + "." + data.getProviderMinorVersion());
    }

    @Test
    void namesTheJmsxPropertiesThatReceivedMessagesCanHave() throws JMSException {
        var message = connection.createSession().createMessage();
        message.setStringProperty("JMSXGroupID", "g");
        message.setIntProperty("JMSXGroupSeq", 1);
        connection.createSession().createProducer(queue()).send(message);
        var received = connection.createSession().createConsumer(queue()).receiveNoWait();
        assertThat(Collections.list(received.getPropertyNames()))
                .containsExactlyInAnyOrderElementsOf(
                        Collections.list(connection.getMetaData().getJMSXPropertyNames()));
    }

    @Test
    void refusesNamesThatCannotBe() throws JMSException {
        Session session = connection.createSession();
        assertThatThrownBy(() -> session.createQueue(null)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> session.createTopic("")).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void hasNoConnectionConsumers() throws JMSException {
        assertThatThrownBy(() -> connection.createConnectionConsumer(queue(), null, null, 1))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("optional");
        Session session = connection.createSession();
        assertThat(session.getMessageListener()).isNull();
        assertThatThrownBy(() -> session.setMessageListener(m -> {})).isInstanceOf(JMSException.class);
    }
}
