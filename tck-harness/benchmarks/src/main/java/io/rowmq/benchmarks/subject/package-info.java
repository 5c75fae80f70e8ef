/**
 * What can be measured, seen from outside: providers, subjects and lines, and what any messaging system has in common.
 */
@NullMarked
package io.rowmq.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
