/** Tests of what the package of the same name does. */
@NullMarked
package io.rowmq.crash.tap;

import org.jspecify.annotations.NullMarked;
