package io.rowmq.spring.boot;

import io.rowmq.RowmqConnectionFactory;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueConnection;
import jakarta.jms.TopicConnection;
import java.io.Serial;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A factory whose producers send within the transaction that the thread is in on the same data source. Connections of a
 * named user do not: the outbox knows only the factory's own.
 */
final class JoiningConnectionFactory extends RowmqConnectionFactory {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Joining joining;

    JoiningConnectionFactory(DataSource dataSource) {
        super(dataSource);
        this.joining = new Joining(new JdbcTransactions(dataSource), this::createContext);
    }

    @Override
    public Connection createConnection(@Nullable String userName, @Nullable String password) throws JMSException {
        Connection connection = super.createConnection(userName, password);
        return userName == null ? joining.join(connection) : connection;
    }

    @Override
    public QueueConnection createQueueConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        QueueConnection connection = super.createQueueConnection(userName, password);
        return userName == null ? joining.join(connection) : connection;
    }

    @Override
    public TopicConnection createTopicConnection(@Nullable String userName, @Nullable String password)
            throws JMSException {
        TopicConnection connection = super.createTopicConnection(userName, password);
        return userName == null ? joining.join(connection) : connection;
    }

    @Override
    public JMSContext createContext(@Nullable String userName, @Nullable String password, int sessionMode) {
        JMSContext context = super.createContext(userName, password, sessionMode);
        return userName == null ? joining.join(context) : context;
    }
}
