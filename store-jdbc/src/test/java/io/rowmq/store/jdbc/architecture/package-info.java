/** Holds the store to the seam: it sees the provider's spi, policies and public types, nothing else of it. */
@NullMarked
package io.rowmq.store.jdbc.architecture;

import org.jspecify.annotations.NullMarked;
