/** Connection pools for databases, and tools that look after their tables. */
@NullMarked
package io.rowmq.clients.databases;

import org.jspecify.annotations.NullMarked;
