/** Who is let in: by the users of RowMQ, or, where there are none, by a secret in the address that is printed. */
@NullMarked
package io.rowmq.console.internal.login;

import org.jspecify.annotations.NullMarked;
