/**
 * What the workers say: one append-only file of short records, each written with one system call before or after the
 * step it speaks of. The operating system keeps what a killed JVM has written, in the order of all workers.
 */
@NullMarked
package io.rowmq.crash.journal;

import org.jspecify.annotations.NullMarked;
