package io.rowmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Session;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowmqConnectionFactoryTest {

    private static final AtomicInteger STORES = new AtomicInteger();

    private final String name = "store-" + STORES.incrementAndGet();
    private final String url = "jdbc:recording:" + name;

    @Test
    void theDatabaseIsOpenedByTheFirstConnection() throws JMSException {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url)) {
            assertThat(RecordingStores.events(name)).isEmpty();
            factory.createConnection().close();
            factory.createConnection().close();

            assertThat(RecordingStores.events(name)).containsExactly("open");
        }
        assertThat(RecordingStores.events(name)).containsExactly("open", "close");
    }

    @Test
    void factoriesWithTheSameDatabaseShareItUntilTheLastIsClosed() throws JMSException {
        RowmqConnectionFactory first = new RowmqConnectionFactory(url);
        RowmqConnectionFactory second = new RowmqConnectionFactory(url);
        first.createConnection().close();
        second.createConnection().close();

        first.close();
        assertThat(RecordingStores.events(name)).containsExactly("open");
        second.close();
        assertThat(RecordingStores.events(name)).containsExactly("open", "close");
    }

    @Test
    void anOpenConnectionKeepsTheDatabaseOpen() throws JMSException {
        RowmqConnectionFactory factory = new RowmqConnectionFactory(url);
        Connection connection = factory.createConnection();
        factory.close();
        factory.close();

        assertThatCode(connection::createSession).doesNotThrowAnyException();
        assertThat(RecordingStores.events(name)).containsExactly("open");
        connection.close();
        connection.close();
        assertThat(RecordingStores.events(name)).containsExactly("open", "close");
    }

    @Test
    void theDatabaseCanBeOpenedAgain() throws JMSException {
        for (int i = 0; i < 2; i++) {
            try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url)) {
                factory.createConnection().close();
            }
        }
        assertThat(RecordingStores.events(name)).containsExactly("open", "close", "open", "close");
    }

    @Test
    void connectionsOfAllKindsAreCreatedWithAndWithoutCredentials() throws JMSException {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url)) {
            factory.createConnection("j2ee", "j2ee").close();
            factory.createQueueConnection().close();
            factory.createQueueConnection("j2ee", "j2ee").close();
            factory.createTopicConnection().close();
            factory.createTopicConnection("j2ee", "j2ee").close();
            factory.createContext("j2ee", "j2ee").close();
        }
        assertThat(RecordingStores.events(name)).containsExactly("open", "close");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Session.AUTO_ACKNOWLEDGE,
                Session.CLIENT_ACKNOWLEDGE,
                Session.DUPS_OK_ACKNOWLEDGE,
                Session.SESSION_TRANSACTED
            })
    void aContextHasTheModeAskedFor(int mode) {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url);
                JMSContext context = factory.createContext(mode);
                JMSContext other = factory.createContext("j2ee", "j2ee", mode)) {
            assertThat(context).isInstanceOf(RowmqContext.class);
            assertThat(context.getSessionMode()).isEqualTo(mode);
            assertThat(other.getSessionMode()).isEqualTo(mode);
        }
    }

    @Test
    void aContextIsInAutoAcknowledgeModeByDefault() {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url);
                JMSContext context = factory.createContext()) {
            assertThat(context.getSessionMode()).isEqualTo(Session.AUTO_ACKNOWLEDGE);
        }
    }

    @Test
    void anUnknownSessionModeLeavesNothingOpen() {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url)) {
            assertThatThrownBy(() -> factory.createContext(-1)).isInstanceOf(JMSRuntimeException.class);
        }
        assertThat(RecordingStores.events(name)).containsExactly("open", "close");
    }

    @Test
    void aPresetClientIdentifierInUseLeavesNothingOpen() throws JMSException {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url)) {
            factory.setClientId("cts");
            Connection first = factory.createConnection();
            assertThat(first.getClientID()).isEqualTo("cts");
            assertThatThrownBy(factory::createConnection).isInstanceOf(JMSException.class);
            first.close();
        }
        assertThat(RecordingStores.events(name)).containsExactly("open", "close");
    }

    @Test
    void anOptionCannotBeChangedWhileItIsInUse() throws JMSException {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory(url)) {
            factory.createConnection().close();

            assertThatIllegalStateException()
                    .isThrownBy(() -> factory.setMaxDeliveries(3))
                    .withMessageContaining("maxDeliveries cannot be changed any more");
        }
    }

    @Test
    void aClosedFactoryCreatesNothing() {
        RowmqConnectionFactory factory = new RowmqConnectionFactory(url);
        factory.close();

        assertThatThrownBy(factory::createConnection)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("factory has been closed");
        assertThatThrownBy(factory::createContext).isInstanceOf(IllegalStateRuntimeException.class);
    }

    @Test
    void otherOptionsForTheSameDatabaseAreRefused() throws JMSException {
        try (RowmqConnectionFactory first = new RowmqConnectionFactory(url);
                RowmqConnectionFactory second = new RowmqConnectionFactory(url)) {
            first.createConnection().close();
            second.setMaxDeliveries(3);

            assertThatThrownBy(second::createConnection)
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining(url)
                    .hasMessageContaining("maxDeliveries=10")
                    .hasMessageContaining("maxDeliveries=3")
                    .hasMessageContaining("same options");
            second.setMaxDeliveries(10);
            second.setClientId("its own");
            second.setTrustedClasses("com.example.*");
            assertThatCode(() -> second.createConnection().close()).doesNotThrowAnyException();
        }
    }

    @Test
    void aDatabaseThatCannotBeOpenedCanBeTriedAgain() {
        try (RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:recording:broken")) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(factory::createConnection).hasMessage("the store is broken");
            }
            factory.setMaxDeliveries(3);
        }
    }

    @Test
    void aDatabaseThatNoStoreKnowsIsNamed() {
        try (RowmqConnectionFactory factory =
                new RowmqConnectionFactory("jdbc:unknown://me:secret@host/db?password=secret")) {
            assertThatThrownBy(factory::createConnection)
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("jdbc:unknown://me:***@host/db?password=***")
                    .hasMessageContaining("rowmq-store-jdbc")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aDataSourceTakesThePlaceOfTheUrl() {
        DataSource dataSource = NoDataSource.INSTANCE;
        RowmqConnectionFactory factory = new RowmqConnectionFactory(dataSource);

        assertThat(factory.getUrl()).isNull();
        assertThat(factory.configuration().store().dataSource()).isSameAs(dataSource);
        assertThat(factory).hasToString("RowmqConnectionFactory[the data source]{}");
        assertThatIllegalStateException()
                .isThrownBy(() -> factory.setUrl("jdbc:h2:mem:x"))
                .withMessageContaining("data source");
    }
}
