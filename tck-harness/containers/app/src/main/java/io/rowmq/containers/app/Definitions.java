package io.rowmq.containers.app;

import jakarta.ejb.Stateless;
import jakarta.jms.JMSConnectionFactoryDefinition;
import jakarta.jms.JMSDestinationDefinition;

/** Defines a factory and a queue by annotations: the one class that says which provider they are of. */
// snippet own
// What the application defines itself, for the resource adapter with this name. OpenEJB needs the names of the classes.
@JMSConnectionFactoryDefinition(
        name = "java:app/jms/annotatedFactory",
        interfaceName = "jakarta.jms.ConnectionFactory",
        className = "io.rowmq.ra.RowmqManagedConnectionFactory",
        resourceAdapter = "rowmq")
@JMSDestinationDefinition(
        name = "java:app/jms/annotatedQueue",
        interfaceName = "jakarta.jms.Queue",
        className = "io.rowmq.RowmqQueue",
        resourceAdapter = "rowmq",
        properties = "physicalName=orders")
@Stateless
public class Definitions {}
// end own
