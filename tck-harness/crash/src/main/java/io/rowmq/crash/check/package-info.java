/** The model that the journal is held against: what must be in the store, what may be, and what must not. */
@NullMarked
package io.rowmq.crash.check;

import org.jspecify.annotations.NullMarked;
