/** What is done to a subject, the same for all of them, and the count that nothing was lost or doubled. */
@NullMarked
package io.rowmq.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
