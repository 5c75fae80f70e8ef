/** The application in OpenEJB. */
@NullMarked
package io.rowmq.containers.openejb;

import org.jspecify.annotations.NullMarked;
