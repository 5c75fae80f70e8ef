/**
 * JNDI without a server: an initial context whose content is in {@code jndi.properties}, and the object factory that
 * makes administered objects from the references which other naming services keep of them.
 */
@NullMarked
package io.rowmq.jndi;

import org.jspecify.annotations.NullMarked;
