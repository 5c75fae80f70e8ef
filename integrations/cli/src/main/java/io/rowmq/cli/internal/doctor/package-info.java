/** What {@code rowmq doctor} looks at, and what it says about it. */
@NullMarked
package io.rowmq.cli.internal.doctor;

import org.jspecify.annotations.NullMarked;
