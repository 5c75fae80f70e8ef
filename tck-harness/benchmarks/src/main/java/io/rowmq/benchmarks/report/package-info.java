/** The results as a table and as JSON. */
@NullMarked
package io.rowmq.benchmarks.report;

import org.jspecify.annotations.NullMarked;
