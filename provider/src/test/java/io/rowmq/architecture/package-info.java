/** Holds the provider to its layers: client, engine, then selector and message, then the seam to the store. */
@NullMarked
package io.rowmq.architecture;

import org.jspecify.annotations.NullMarked;
