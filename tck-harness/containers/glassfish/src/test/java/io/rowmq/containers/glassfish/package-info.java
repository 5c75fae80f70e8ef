/** The application in GlassFish. */
@NullMarked
package io.rowmq.containers.glassfish;

import org.jspecify.annotations.NullMarked;
