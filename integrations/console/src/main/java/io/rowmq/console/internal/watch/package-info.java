/** What the overview shows: all destinations at one moment, and how it went on. */
@NullMarked
package io.rowmq.console.internal.watch;

import org.jspecify.annotations.NullMarked;
