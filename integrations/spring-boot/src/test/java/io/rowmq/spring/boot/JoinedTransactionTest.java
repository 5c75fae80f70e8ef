package io.rowmq.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqSession;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What is sent within a transaction on the data source is sent if, and only if, it commits. */
class JoinedTransactionTest {

    private static final RowmqQueue ORDERS = new RowmqQueue("orders");

    /** One application, in short. */
    private record App(
            JmsTemplate jms, JdbcTemplate jdbc, TransactionTemplate transactions, ConnectionFactory factory) {

        static App of(ApplicationContext context) {
            JmsTemplate jms = context.getBean(JmsTemplate.class);
            jms.setReceiveTimeout(10_000);
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            jdbc.execute("CREATE TABLE invoice (number INT)");
            return new App(
                    jms,
                    jdbc,
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class)),
                    context.getBean(RowmqConnectionFactory.class));
        }

        /** Writes a row and sends in a transaction. */
        void inTransaction(boolean commit, Sending sending) {
            transactions.executeWithoutResult(status -> act(status, commit, sending));
        }

        private void act(TransactionStatus status, boolean commit, Sending sending) {
            jdbc.update("INSERT INTO invoice VALUES (17)");
            try {
                sending.send();
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
            if (!commit) {
                status.setRollbackOnly();
            }
        }

        int invoices() {
            return jdbc.queryForObject("SELECT COUNT(*) FROM invoice", Integer.class);
        }

        /** Nothing of what was rolled back is there, or on its way. */
        void nothingWasSent() {
            assertThat(invoices()).isZero();
            assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM rowmq_outbox", Integer.class))
                    .isZero();
            jms.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
            assertThat(jms.receive("orders")).isNull();
        }
    }

    private interface Sending {
        void send() throws JMSException;
    }

    @Test
    void theTemplateSendsWithTheTransaction() {
        Applications.withDataSource().run(context -> {
            App app = App.of(context);
            app.inTransaction(true, () -> app.jms().convertAndSend("orders", "order 17"));

            assertThat(app.jms().receiveAndConvert("orders")).isEqualTo("order 17");
            assertThat(app.invoices()).isEqualTo(1);
        });
    }

    @Test
    void theTemplateSendsNothingIfTheTransactionIsRolledBack() {
        Applications.withDataSource().run(context -> {
            App app = App.of(context);
            app.inTransaction(false, () -> app.jms().convertAndSend("orders", "order 17"));

            app.nothingWasSent();
        });
    }

    @Test
    void aTransactedTemplateJoinsAsWell() {
        Applications.withDataSource().run(context -> {
            App app = App.of(context);
            app.jms().setSessionTransacted(true);
            app.inTransaction(false, () -> app.jms().convertAndSend("orders", "order 17"));

            app.nothingWasSent();
        });
    }

    @Test
    void sessionsOfTheFactoryJoinWithEverythingThatWasSetForTheSend() {
        Applications.withDataSource().run(context -> {
            App app = App.of(context);
            app.inTransaction(true, () -> {
                try (Connection connection = app.factory().createConnection();
                        Session session = connection.createSession();
                        MessageProducer producer = session.createProducer(ORDERS)) {
                    assertThat(session).isInstanceOf(RowmqSession.class);
                    Message message = session.createTextMessage("order 17");
                    producer.send(message, DeliveryMode.NON_PERSISTENT, 7, 600_000);
                    assertThat(message.getJMSMessageID()).startsWith("ID:");
                }
            });

            Message received = app.jms().receive("orders");
            assertThat(received.getJMSPriority()).isEqualTo(7);
            assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
            assertThat(received.getJMSExpiration()).isPositive();
        });
    }

    @Test
    void contextsOfTheFactoryJoinWithEverythingThatWasSetForTheSend() {
        Applications.withDataSource().run(context -> {
            App app = App.of(context);
            app.inTransaction(true, () -> {
                try (JMSContext jms = app.factory().createContext()) {
                    jms.createProducer()
                            .setPriority(7)
                            .setProperty("shop", 4)
                            .setJMSCorrelationID("c-1")
                            .setJMSType("order")
                            .setJMSReplyTo(new RowmqQueue("replies"))
                            .send(ORDERS, "order 17");
                }
                assertThat(app.jdbc().queryForObject("SELECT COUNT(*) FROM rowmq_outbox", Integer.class))
                        .isEqualTo(1);
            });

            Message received = app.jms().receive("orders");
            assertThat(received.getJMSPriority()).isEqualTo(7);
            assertThat(received.getIntProperty("shop")).isEqualTo(4);
            assertThat(received.getJMSCorrelationID()).isEqualTo("c-1");
            assertThat(received.getJMSType()).isEqualTo("order");
            assertThat(received.getJMSReplyTo()).isEqualTo(new RowmqQueue("replies"));
            assertThat(received.getBody(String.class)).isEqualTo("order 17");
        });
    }

    @Test
    void aClientIdentifierOfTheFactoryIsNoHindrance() {
        Applications.withDataSource().withPropertyValues("rowmq.client-id=shop").run(context -> {
            App app = App.of(context);
            app.inTransaction(true, () -> app.jms().convertAndSend("orders", "order 17"));

            assertThat(app.jms().receiveAndConvert("orders")).isEqualTo("order 17");
        });
    }

    @Test
    void aProducerOfAClosedContextDoesNotSend() {
        Applications.withDataSource().run(context -> {
            App app = App.of(context);
            JMSContext jms = app.factory().createContext();
            JMSProducer producer = jms.createProducer();
            jms.close();
            app.inTransaction(
                    false,
                    () -> assertThatThrownBy(() -> producer.send(ORDERS, "order 17"))
                            .isInstanceOf(IllegalStateRuntimeException.class));
        });
    }

    @Test
    void whatIsReceivedWithinTheTransactionIsNotPartOfIt() {
        Applications.withDataSource().run(context -> {
            App app = App.of(context);
            app.jms().convertAndSend("orders", "order 17");
            app.inTransaction(
                    false,
                    () -> assertThat(app.jms().receiveAndConvert("orders")).isEqualTo("order 17"));

            app.nothingWasSent();
        });
    }

    @Test
    void joiningCanBeSwitchedOff() {
        Applications.withDataSource()
                .withPropertyValues("rowmq.join-transactions=false")
                .run(context -> {
                    App app = App.of(context);
                    app.inTransaction(false, () -> app.jms().convertAndSend("orders", "order 17"));

                    assertThat(app.jms().receiveAndConvert("orders")).isEqualTo("order 17");
                });
    }

    @Test
    void mistakesGiveTheExceptionsOfTheInterface() {
        Applications.withDataSource().run(context -> {
            App app = App.of(context);
            app.transactions().executeWithoutResult(status -> {
                try (Connection connection = app.factory().createConnection();
                        Session session = connection.createSession();
                        MessageProducer addressed = session.createProducer(ORDERS);
                        MessageProducer free = session.createProducer(null)) {
                    Message message = session.createMessage();
                    assertThatThrownBy(() -> addressed.send(ORDERS, message))
                            .isInstanceOf(UnsupportedOperationException.class);
                    assertThatThrownBy(() -> free.send(message)).isInstanceOf(UnsupportedOperationException.class);
                    assertThatThrownBy(() -> free.send(null, message)).isInstanceOf(InvalidDestinationException.class);
                    assertThatThrownBy(() -> addressed.send(message, 3, 4, 0))
                            .isInstanceOf(JMSException.class)
                            .hasMessageContaining("delivery mode 3");
                } catch (JMSException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
    }
}
