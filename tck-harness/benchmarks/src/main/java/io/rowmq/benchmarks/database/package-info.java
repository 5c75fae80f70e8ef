/** The databases that messages can be kept in, each of them set so that a commit is durable when it returns. */
@NullMarked
package io.rowmq.benchmarks.database;

import org.jspecify.annotations.NullMarked;
