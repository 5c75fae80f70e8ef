/** Lets Narayana's recovery manager finish the branches that RowMQ has prepared. */
@NullMarked
package io.rowmq.narayana;

import org.jspecify.annotations.NullMarked;
