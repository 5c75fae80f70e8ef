/** Spring's listener containers, templates and connection factories. */
@NullMarked
package io.rowmq.clients.spring;

import org.jspecify.annotations.NullMarked;
