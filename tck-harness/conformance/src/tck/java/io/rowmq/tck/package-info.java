/** What the tests of the Jakarta Messaging TCK need to find. */
@NullMarked
package io.rowmq.tck;

import org.jspecify.annotations.NullMarked;
