/** Tests of single parts of the group commit. */
@NullMarked
package io.rowmq.store.jdbc.internal.commit;

import org.jspecify.annotations.NullMarked;
