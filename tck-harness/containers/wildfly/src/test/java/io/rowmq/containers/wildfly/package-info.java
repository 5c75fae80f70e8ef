/** RowMQ in WildFly. */
@NullMarked
package io.rowmq.containers.wildfly;

import org.jspecify.annotations.NullMarked;
