/** Where a command works: in a database that it opens itself, or in one that is open in another JVM. */
@NullMarked
package io.rowmq.cli.internal.opening;

import org.jspecify.annotations.NullMarked;
