/**
 * Derby, embedded in this JVM. Its commits are durable by themselves, so most of what is here says what its errors mean
 * and keeps settings away that would break that promise.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.dialect.derby;

import org.jspecify.annotations.NullMarked;
