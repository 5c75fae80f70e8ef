/** Tests of what a transaction manager makes happen rarely. */
@NullMarked
package io.rowmq.ra.internal.inbound;

import org.jspecify.annotations.NullMarked;
