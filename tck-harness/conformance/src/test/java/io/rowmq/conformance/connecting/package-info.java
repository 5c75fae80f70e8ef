/** Chapters 5 and 6: administered objects, connections and sessions. */
@NullMarked
package io.rowmq.conformance.connecting;

import org.jspecify.annotations.NullMarked;
