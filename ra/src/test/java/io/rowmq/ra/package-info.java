/** The resource adapter in a small container of its own, {@link io.rowmq.ra.Container}, without a server. */
@NullMarked
package io.rowmq.ra;

import org.jspecify.annotations.NullMarked;
