/**
 * One engine per database and JVM: destinations, ready buffers, dispatch, redelivery, expiry, timers. It changes its
 * memory only in the effects of committed units.
 */
@NullMarked
package io.rowmq.internal.engine;

import org.jspecify.annotations.NullMarked;
