/** The command line as its users see it: arguments in, text and exit codes out. */
@NullMarked
package io.rowmq.cli;

import org.jspecify.annotations.NullMarked;
