/** A proxy before a database's server that reads along, and cuts or freezes connections at chosen statements. */
@NullMarked
package io.rowmq.store.jdbc.wire;

import org.jspecify.annotations.NullMarked;
