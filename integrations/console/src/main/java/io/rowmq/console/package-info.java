/**
 * A web console: {@link io.rowmq.console.RowmqConsole} serves pages that show what waits where, and let operators do
 * something about it. Everything goes through {@link io.rowmq.management.RowmqManagement}, with the rights of who is
 * logged in.
 */
@NullMarked
package io.rowmq.console;

import org.jspecify.annotations.NullMarked;
