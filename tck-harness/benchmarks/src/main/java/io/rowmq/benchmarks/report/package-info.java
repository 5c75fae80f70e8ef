/** The results as a table, as JSON and as a picture. */
@NullMarked
package io.rowmq.benchmarks.report;

import org.jspecify.annotations.NullMarked;
