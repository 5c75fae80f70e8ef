/** RowMQ in the global transactions of Narayana, beside other resources. */
@NullMarked
package io.rowmq.transactions;

import org.jspecify.annotations.NullMarked;
