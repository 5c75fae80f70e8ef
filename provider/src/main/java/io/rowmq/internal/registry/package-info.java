/**
 * Which engines are open in this JVM: factories with the same database share one, and the last one that gives it up
 * closes it.
 */
@NullMarked
package io.rowmq.internal.registry;

import org.jspecify.annotations.NullMarked;
