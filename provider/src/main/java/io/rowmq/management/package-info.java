/** What administrators use: today the users of a database and what they may do. */
@NullMarked
package io.rowmq.management;

import org.jspecify.annotations.NullMarked;
