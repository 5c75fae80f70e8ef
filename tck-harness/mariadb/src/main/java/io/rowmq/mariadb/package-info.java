/** MariaDB servers for tests and campaigns, on loopback only. */
@NullMarked
package io.rowmq.mariadb;

import org.jspecify.annotations.NullMarked;
