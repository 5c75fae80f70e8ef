/**
 * H2, embedded in this JVM. The statements are the standard ones; most of what is here sees to it that what was
 * committed survives.
 */
@NullMarked
package io.rowmq.store.jdbc.internal.dialect.h2;

import org.jspecify.annotations.NullMarked;
