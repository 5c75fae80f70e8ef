/** Bare JDBC, as the limit of all that store messages in a database. */
@NullMarked
package io.rowmq.benchmarks.raw;

import org.jspecify.annotations.NullMarked;
