/** RowMQ in Open Liberty. */
@NullMarked
package io.rowmq.containers.liberty;

import org.jspecify.annotations.NullMarked;
