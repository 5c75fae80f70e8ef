package io.rowmq.jndi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rowmq.RowmqConnectionFactory;
import io.rowmq.RowmqQueue;
import io.rowmq.RowmqTopic;
import java.util.Collections;
import java.util.Hashtable;
import javax.naming.Binding;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameAlreadyBoundException;
import javax.naming.NameClassPair;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NotContextException;
import javax.naming.OperationNotSupportedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowmqInitialContextFactoryTest {

    private final Hashtable<String, Object> environment = new Hashtable<>();

    RowmqInitialContextFactoryTest() {
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "io.rowmq.jndi.RowmqInitialContextFactory");
    }

    @Test
    void factoriesQueuesAndTopicsAreFound() throws NamingException {
        Context context = context(
                "connectionFactory.MyFactory", "jdbc:h2:mem:x",
                "connectionfactory.other", "jdbc:h2:mem:y",
                "queue.MY_QUEUE", "orders",
                "topic.jms/prices", "prices.gold");

        assertThat(((RowmqConnectionFactory) context.lookup("MyFactory")).getUrl())
                .isEqualTo("jdbc:h2:mem:x");
        assertThat(((RowmqConnectionFactory) context.lookup("other")).getUrl()).isEqualTo("jdbc:h2:mem:y");
        assertThat(context.lookup("MY_QUEUE")).isEqualTo(new RowmqQueue("orders"));
        assertThat(context.lookup("jms/prices")).isEqualTo(new RowmqTopic("prices.gold"));
        assertThat(context.lookup(new CompositeName("jms/prices"))).isEqualTo(new RowmqTopic("prices.gold"));
        assertThat(context.lookupLink("MY_QUEUE")).isEqualTo(new RowmqQueue("orders"));
    }

    @Test
    void aFactoryHasItsOptions() throws NamingException {
        Context context = context(
                "connectionFactory.DURABLE_SUB_CONNECTION_FACTORY", "jdbc:h2:mem:x",
                "connectionFactory.DURABLE_SUB_CONNECTION_FACTORY.clientId", "cts",
                "connectionFactory.DURABLE_SUB_CONNECTION_FACTORY.maxDeliveries", "3",
                "connectionFactory.with.dots", "jdbc:h2:mem:x",
                "connectionfactory.with.dots.clientId", "dots");

        RowmqConnectionFactory durable = (RowmqConnectionFactory) context.lookup("DURABLE_SUB_CONNECTION_FACTORY");
        assertThat(durable.getClientId()).isEqualTo("cts");
        assertThat(durable.getMaxDeliveries()).isEqualTo(3);
        assertThat(((RowmqConnectionFactory) context.lookup("with.dots")).getClientId())
                .isEqualTo("dots");
    }

    @Test
    void aFactoryIsTheSameObjectAtEachLookup() throws NamingException {
        Context context = context("connectionFactory.f", "jdbc:h2:mem:x");

        assertThat(context.lookup("f")).isSameAs(context.lookup("f"));
    }

    @Test
    void dynamicNamesNeedNoConfiguration() throws NamingException {
        Context context = context();

        assertThat(context.lookup("dynamicQueues/a/b")).isEqualTo(new RowmqQueue("a/b"));
        assertThat(context.lookup("dynamicTopics/x")).isEqualTo(new RowmqTopic("x"));
        assertThatThrownBy(() -> context.lookup("dynamicQueues/"))
                .isInstanceOf(NamingException.class)
                .hasMessageContaining("must not be blank");
    }

    @Test
    void anUnknownNameIsNotFound() throws NamingException {
        Context context = context("queue.a", "a");

        assertThatThrownBy(() -> context.lookup("b"))
                .isInstanceOf(NameNotFoundException.class)
                .hasMessageContaining("'b'")
                .hasMessageContaining("[a]")
                .hasMessageContaining("dynamicQueues/b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connectionFactory.f.clientID | cts   | connectionFactory.f.clientID cannot be used: There is no",
                "connectionFactory.f.sharing  | both  | connectionFactory.f.sharing cannot be used: sharing",
                "connectionFactory.g          | h2    | connectionFactory.g cannot be used: url",
                "connectionFactory.g.clientId | cts   | connectionFactory.g.clientId cannot be used: url",
                "queue.q                      | ''    | queue.q cannot be used: The name of a queue must not be blank"
            })
    void aWrongEntryIsNamedWhenTheContextIsMade(String key, String value, String complaint) {
        assertThatThrownBy(() -> context("connectionFactory.f", "jdbc:h2:mem:x", key, value))
                .isInstanceOf(NamingException.class)
                .hasMessageContaining("The entry " + complaint);
    }

    @Test
    void anOptionWithoutItsFactoryIsTakenForOne() {
        assertThatThrownBy(() -> context("connectionFactory.g.clientId", "cts"))
                .isInstanceOf(NamingException.class)
                .hasMessageEndingWith("if clientId is meant as an option, add connectionFactory.g with the URL");
    }

    @Test
    void aNameIsGivenOnlyOnce() {
        assertThatThrownBy(() -> context("queue.a", "a", "topic.a", "b"))
                .isInstanceOf(NameAlreadyBoundException.class)
                .hasMessageContaining("topic.a")
                .hasMessageContaining("queue://a");
    }

    @Test
    void theContentCanBeListed() throws NamingException {
        Context context = context("queue.q", "orders", "topic.t", "prices", "connectionFactory.f", "jdbc:h2:mem:x");

        assertThat(Collections.list(context.list("")))
                .extracting(NameClassPair::getName)
                .containsExactly("f", "q", "t");
        assertThat(Collections.list(context.listBindings(new CompositeName(""))))
                .extracting(Binding::getObject)
                .contains(new RowmqQueue("orders"), new RowmqTopic("prices"));
        assertThatThrownBy(() -> context.list("q")).isInstanceOf(NotContextException.class);
    }

    @Test
    void theEmptyNameIsTheContextItself() throws NamingException {
        Context context = (Context) context("queue.q", "orders").lookup("");

        assertThat(context.lookup("q")).isEqualTo(new RowmqQueue("orders"));
        assertThat(context.getNameInNamespace()).isEmpty();
        assertThat(context.composeName("a", "b")).isEqualTo("b/a");
        assertThat(context.getNameParser("").parse("a/b").size()).isEqualTo(2);
        assertThat(context.getEnvironment().get("queue.q")).isEqualTo("orders");
    }

    @Test
    void theContextCannotBeChanged() throws NamingException {
        Context context = context();

        assertThatThrownBy(() -> context.bind("a", "b"))
                .isInstanceOf(OperationNotSupportedException.class)
                .hasMessageContaining("bind(a)")
                .hasMessageContaining("jndi.properties");
        assertThatThrownBy(() -> context.rebind("a", "b")).isInstanceOf(OperationNotSupportedException.class);
        assertThatThrownBy(() -> context.unbind("a")).isInstanceOf(OperationNotSupportedException.class);
        assertThatThrownBy(() -> context.rename("a", "b")).isInstanceOf(OperationNotSupportedException.class);
        assertThatThrownBy(() -> context.createSubcontext("a")).isInstanceOf(OperationNotSupportedException.class);
        assertThatThrownBy(() -> context.destroySubcontext("a")).isInstanceOf(OperationNotSupportedException.class);
    }

    private Context context(String... entries) throws NamingException {
        for (int i = 0; i < entries.length; i += 2) {
            environment.put(entries[i], entries[i + 1]);
        }
        return new InitialContext(environment);
    }
}
