/** What the documents say of application servers is what was seen there. */
@NullMarked
package io.rowmq.containers.report;

import org.jspecify.annotations.NullMarked;
