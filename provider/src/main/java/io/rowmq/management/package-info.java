/** What administrators use: the users of a database and what they may do, and the branches that are in doubt. */
@NullMarked
package io.rowmq.management;

import org.jspecify.annotations.NullMarked;
