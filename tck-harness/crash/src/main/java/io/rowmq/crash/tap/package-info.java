/** Stands between the store and the database, counts what passes, and dies or cheats at the chosen call. */
@NullMarked
package io.rowmq.crash.tap;

import org.jspecify.annotations.NullMarked;
