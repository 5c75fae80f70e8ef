/**
 * What runs in the worker JVMs: an ordinary application of every way to send and to settle, which says in the journal
 * what it is about to do and what it was told.
 */
@NullMarked
package io.rowmq.crash.load;

import org.jspecify.annotations.NullMarked;
