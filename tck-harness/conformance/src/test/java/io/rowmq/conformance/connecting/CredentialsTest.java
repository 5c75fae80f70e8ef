package io.rowmq.conformance.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.conformance.Section;
import io.rowmq.conformance.Specification;
import io.rowmq.management.RowmqUsers;
import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import jakarta.jms.Connection;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Section 6.1.1: who may create a connection, and what users may do. */
@Section("6.1.1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsTest extends Specification {

    private static final String ADMIN = "admin";
    private static final String SECRET = "secret";

    private RowmqConnectionFactory factory;
    private RowmqUsers users;
    private boolean defined;

    /** The users are for all tests, because hashing a password takes long, and have roles for this one. */
    @BeforeEach
    void grant() throws JMSException {
        factory = provider.factory();
        if (!defined) {
            define();
        }
        users = factory.users(ADMIN, SECRET);
        users.grant("user", name + ".**", Right.SEND, Right.CONSUME, Right.BROWSE);
    }

    private void define() throws JMSException {
        try (RowmqUsers first = factory.users()) {
            first.add(ADMIN, SECRET, Role.everything());
            first.add("user", "password");
        }
        defined = true;
    }

    @AfterEach
    void revoke() throws JMSException {
        users.denyAnonymous();
        users.revoke("user", name + ".**");
        users.close();
    }

    @AfterAll
    void everybodyIsLetInAgainWhenThereAreNoUsers() throws JMSException {
        try (RowmqUsers last = factory.users(ADMIN, SECRET)) {
            last.delete("user");
            last.delete(ADMIN);
            factory.createConnection("user", "another").close();
            factory.createContext().close();
        }
    }

    private Connection login(String user, String password) throws JMSException {
        return provider.closeLater(factory.createConnection(user, password));
    }

    private JMSContext loginContext(String user, String password) {
        return provider.closeLater(factory.createContext(user, password));
    }

    @Test
    void theRightCredentialsAreAccepted() throws Exception {
        login("user", "password").createSession().close();
        provider.closeLater(factory.createQueueConnection("user", "password"));
        provider.closeLater(factory.createTopicConnection("user", "password"));
        loginContext("user", "password").createTextMessage();
        provider.closeLater(factory.createContext("user", "password", JMSContext.SESSION_TRANSACTED));
    }

    @Test
    void wrongCredentialsAreRefusedWhenTheConnectionIsCreated() {
        assertThatThrownBy(() -> login("user", "wrong")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> login("user", null)).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> login("nobody", "password")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> factory.createQueueConnection("user", "wrong"))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> factory.createTopicConnection("user", "wrong"))
                .isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void wrongCredentialsAreRefusedWhenTheContextIsCreated() {
        assertThatThrownBy(() -> loginContext("user", "wrong")).isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> loginContext("nobody", "password")).isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> factory.createContext("user", "wrong", JMSContext.CLIENT_ACKNOWLEDGE))
                .isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @Test
    void noCredentialsAreRefusedUnlessAnonymousConnectionsAreAllowed() throws Exception {
        assertThatThrownBy(() -> factory.createConnection()).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> factory.createContext()).isInstanceOf(JMSSecurityRuntimeException.class);

        users.allowAnonymous(Role.of(name, Right.SEND));
        context().createProducer().send(queue, "text");
        JMSContext anonymous = context();
        assertThatThrownBy(() -> anonymous.createConsumer(queue)).isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> login("user", "wrong")).isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void theAdministratorsDefaultUserIsUsedWhereNoneIsGiven() throws Exception {
        RowmqConnectionFactory preset = provider.factory(name);
        preset.setDefaultUser("user");
        preset.setDefaultPassword("password");
        Connection connection = provider.closeLater(preset.createConnection());
        connection.createSession().createProducer(provider.queue(name + ".new"));
        assertThatThrownBy(() -> connection.createSession().createProducer(queue))
                .isInstanceOf(JMSSecurityException.class)
                .hasMessageContaining("'user'");
        assertThatThrownBy(() -> preset.createConnection("user", "wrong")).isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void aRefusedConnectionLeavesNothingBehind() throws Exception {
        RowmqConnectionFactory preset = provider.factory(name);
        assertThatThrownBy(() -> preset.createConnection("user", "wrong")).isInstanceOf(JMSSecurityException.class);
        Connection connection = provider.closeLater(preset.createConnection("user", "password"));
        assertThat(connection.getClientID()).isEqualTo(name);
    }

    @Test
    void aUserMayDoWhatTheRolesSay() throws Exception {
        Connection connection = login("user", "password");
        connection.start();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(provider.queue(name + ".new.eu"));
        session.createProducer(null).send(provider.queue(name + ".new.eu"), session.createTextMessage("text"));
        assertThat(receiveText(consumer)).isEqualTo("text");
        assertThat(browse(session.createBrowser(provider.queue(name + ".new.eu"))))
                .isEmpty();
    }

    @Test
    void whatNoRoleAllowsIsRefusedNamingUserRightAndDestination() throws Exception {
        Session session = login("user", "password").createSession();
        assertThatThrownBy(() -> session.createProducer(queue))
                .isInstanceOf(JMSSecurityException.class)
                .hasMessageContaining("'user'")
                .hasMessageContaining("SEND")
                .hasMessageContaining("queue://" + name);
        MessageProducer producer = session.createProducer(null);
        assertThatThrownBy(() -> producer.send(topic, session.createMessage()))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> session.createConsumer(queue)).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, name))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> session.createBrowser(queue)).isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void whatNoRoleAllowsIsRefusedInTheSimplifiedApi() {
        JMSContext context = loginContext("user", "password");
        assertThatThrownBy(() -> context.createProducer().send(queue, "text"))
                .isInstanceOf(JMSSecurityRuntimeException.class)
                .hasMessageContaining("queue://" + name);
        assertThatThrownBy(() -> context.createConsumer(topic)).isInstanceOf(JMSSecurityRuntimeException.class);
        assertThatThrownBy(() -> context.createBrowser(queue)).isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @Test
    void aSharedSubscriptionIsEndedOnlyByWhoMayConsume() throws Exception {
        JMSContext admin = loginContext(ADMIN, SECRET);
        JMSConsumer consumer = admin.createSharedDurableConsumer(topic, name);
        consumer.close();
        JMSContext context = loginContext("user", "password");
        assertThatThrownBy(() -> context.unsubscribe(name)).isInstanceOf(JMSSecurityRuntimeException.class);
        admin.unsubscribe(name);
    }

    @Test
    void answersNeedNoRole() throws Exception {
        users.add("service", "password", Role.of(name + ".requests", Right.CONSUME));
        JMSContext requestor = loginContext("user", "password");
        TemporaryQueue answers = requestor.createTemporaryQueue();
        requestor.createProducer().setJMSReplyTo(answers).send(provider.queue(name + ".requests"), "question");
        JMSContext service = loginContext("service", "password");
        Message question = receive(service.createConsumer(provider.queue(name + ".requests")));
        service.createProducer().send(question.getJMSReplyTo(), "answer");
        assertThat(receiveText(requestor.createConsumer(answers))).isEqualTo("answer");
        users.delete("service");
    }

    @Test
    void usersAreKept() throws Exception {
        users.close();
        provider.restart();
        factory = provider.factory();
        assertThatThrownBy(() -> factory.createConnection()).isInstanceOf(JMSSecurityException.class);
        login("user", "password");
        users = factory.users(ADMIN, SECRET);
    }

    @Test
    @Section("3.5.9")
    void messagesCarryTheNameOfTheirSender() throws Exception {
        Connection connection = login("user", "password");
        assertThat(list(connection.getMetaData().getJMSXPropertyNames())).contains("JMSXUserID");
        Session session = connection.createSession();
        Message message = session.createTextMessage("text");
        message.setStringProperty("JMSXUserID", ADMIN);
        session.createProducer(provider.queue(name + ".new")).send(message);
        assertThat(message.getStringProperty("JMSXUserID")).isEqualTo("user");

        JMSContext admin = loginContext(ADMIN, SECRET);
        JMSConsumer consumer = admin.createConsumer(provider.queue(name + ".new"), "JMSXUserID = 'user'");
        assertThat(receive(consumer).getStringProperty("JMSXUserID")).isEqualTo("user");
    }

    @Test
    void whoLosesARightReceivesNothingMore() throws Exception {
        Connection connection = login("user", "password");
        connection.start();
        MessageConsumer consumer = connection.createSession().createConsumer(provider.queue(name + ".new"));
        users.revoke("user", name + ".**");
        loginContext(ADMIN, SECRET).createProducer().send(provider.queue(name + ".new"), "text");
        assertThatThrownBy(consumer::receiveNoWait).isInstanceOf(JMSSecurityException.class);
        users.grant("user", name + ".**", Right.CONSUME);
        assertThat(receiveText(consumer)).isEqualTo("text");
    }
}
