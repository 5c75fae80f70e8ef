/** Tests of the trials. */
@NullMarked
package io.rowmq.benchmarks.trial;

import org.jspecify.annotations.NullMarked;
