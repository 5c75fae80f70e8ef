/** The console as browsers, and those who pretend to be one, meet it. */
@NullMarked
package io.rowmq.console;

import org.jspecify.annotations.NullMarked;
