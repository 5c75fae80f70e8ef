/**
 * What applications use beside {@code jakarta.jms}: the connection factory, which is configured with bean properties,
 * the administered queues and topics, and the interfaces for what Jakarta Messaging does not offer.
 *
 * <pre>{@code
 * try (RowmqConnectionFactory factory = new RowmqConnectionFactory("jdbc:h2:file:./orders");
 *         JMSContext context = factory.createContext()) {
 *     context.createProducer().send(new RowmqQueue("orders"), "one espresso");
 * }
 * }</pre>
 */
@NullMarked
package io.rowmq;

import org.jspecify.annotations.NullMarked;
