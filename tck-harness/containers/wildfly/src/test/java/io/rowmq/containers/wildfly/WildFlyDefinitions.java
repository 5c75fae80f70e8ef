package io.rowmq.containers.wildfly;

import jakarta.ejb.Stateless;
import jakarta.jms.JMSConnectionFactoryDefinition;
import jakarta.jms.JMSDestinationDefinition;

/** Defines a factory and a queue by annotations; WildFly wants the properties of the resource adapter, too. */
// snippet own
// What the application defines itself. Its resource adapter is another instance, which needs the same properties.
@JMSConnectionFactoryDefinition(
        name = "java:app/jms/annotatedFactory",
        interfaceName = "jakarta.jms.ConnectionFactory",
        resourceAdapter = "rowmq",
        properties = "ra.url=jdbc:h2:file:${jboss.server.data.dir}/rowmq")
@JMSDestinationDefinition(
        name = "java:app/jms/annotatedQueue",
        interfaceName = "jakarta.jms.Queue",
        className = "io.rowmq.RowmqQueue",
        resourceAdapter = "rowmq",
        properties = "physicalName=orders")
@Stateless
public class WildFlyDefinitions {}
// end own
