/**
 * Messages and a row of the application in one XA transaction through Narayana: what it takes to get exactly once from
 * a message broker and a database that are two.
 */
@NullMarked
package io.rowmq.benchmarks.jta;

import org.jspecify.annotations.NullMarked;
