/** A Jakarta EE application that uses Jakarta Messaging and knows nothing of RowMQ. */
@NullMarked
package io.rowmq.containers.app;

import org.jspecify.annotations.NullMarked;
