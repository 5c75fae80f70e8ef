/**
 * Global transactions: payments are messages in H2, bookings are rows in Derby, and the JVM dies between the two phases
 * of a commit. {@link io.rowmq.samples.xa.Teller} is the part to read first.
 */
@NullMarked
package io.rowmq.samples.xa;

import org.jspecify.annotations.NullMarked;
