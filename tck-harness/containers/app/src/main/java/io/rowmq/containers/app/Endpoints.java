package io.rowmq.containers.app;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What an operator would do with a JMX console. */
final class Endpoints {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    private ObjectName of(String queue) throws JMException {
        ObjectName pattern =
                new ObjectName("io.rowmq:type=Endpoint,destination=" + ObjectName.quote("queue://" + queue) + ",*");
        return server.queryNames(pattern, null).iterator().next();
    }

    String state(String queue) throws JMException {
        return (String) server.getAttribute(of(queue), "State");
    }

    void call(String queue, String operation) throws JMException {
        server.invoke(of(queue), operation, new Object[0], new String[0]);
    }
}
