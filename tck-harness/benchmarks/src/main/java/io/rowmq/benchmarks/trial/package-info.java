/**
 * Trials: what cannot be told by repeating one operation, such as a restart in front of a large backlog. Each has its
 * own figures, and like all scenarios counts what it sends and receives.
 */
@NullMarked
package io.rowmq.benchmarks.trial;

import org.jspecify.annotations.NullMarked;
