package io.rowmq.clients.camel;

import io.rowmq.clients.ClientTest;
import jakarta.jms.ConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jms.connection.JmsTransactionManager;

/** A Camel with a {@code jms} component on RowMQ. */
abstract class CamelTest extends ClientTest {

    /** Starts Camel with routes; it stops with the test. */
    final CamelContext start(RouteBuilder routes) throws Exception {
        return start(routes, component(factory));
    }

    final CamelContext start(RouteBuilder routes, JmsComponent component) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        closeLater(camel);
        camel.getShutdownStrategy().setTimeout(PATIENCE.toSeconds());
        camel.addComponent("jms", component);
        camel.addRoutes(routes);
        camel.start();
        return camel;
    }

    static JmsComponent component(ConnectionFactory connections) {
        JmsComponent component = new JmsComponent();
        component.setConnectionFactory(connections);
        component.setReceiveTimeout(100);
        component.setRequestTimeout(PATIENCE.toMillis());
        return component;
    }

    /** A component whose routes receive and send in one transaction. */
    static JmsComponent transacted(ConnectionFactory connections) {
        JmsComponent component = component(connections);
        component.setTransacted(true);
        component.setTransactionManager(new JmsTransactionManager(connections));
        return component;
    }
}
