/** One class for each command, and what they have in common: how they fail, and what their exit codes mean. */
@NullMarked
package io.rowmq.cli.internal.command;

import org.jspecify.annotations.NullMarked;
