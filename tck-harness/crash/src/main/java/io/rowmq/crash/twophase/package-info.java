/**
 * Kills JVMs around the steps of two-phase commits, in which messages and rows of another database take part, and
 * compares the two after recovery.
 */
@NullMarked
package io.rowmq.crash.twophase;

import org.jspecify.annotations.NullMarked;
