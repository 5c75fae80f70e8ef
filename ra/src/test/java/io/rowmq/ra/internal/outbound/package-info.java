/** Tests of what a server makes happen rarely. */
@NullMarked
package io.rowmq.ra.internal.outbound;

import org.jspecify.annotations.NullMarked;
