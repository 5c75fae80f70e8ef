/** Tests of the measurement of what messages leave behind. */
@NullMarked
package io.rowmq.benchmarks.bloat;

import org.jspecify.annotations.NullMarked;
