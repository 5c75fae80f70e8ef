/** From the application to RowMQ: managed connections, and the handles that applications have of them. */
@NullMarked
package io.rowmq.ra.internal.outbound;

import org.jspecify.annotations.NullMarked;
