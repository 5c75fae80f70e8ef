/** The {@code jms} component of Apache Camel. */
@NullMarked
package io.rowmq.clients.camel;

import org.jspecify.annotations.NullMarked;
