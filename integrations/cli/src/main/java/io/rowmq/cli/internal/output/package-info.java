/** What commands write: tables for people, JSON for programs, progress for those who wait. */
@NullMarked
package io.rowmq.cli.internal.output;

import org.jspecify.annotations.NullMarked;
