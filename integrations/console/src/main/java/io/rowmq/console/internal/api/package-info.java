/** What the pages ask for and can do, as JSON over HTTP; each class is one part of the management API. */
@NullMarked
package io.rowmq.console.internal.api;

import org.jspecify.annotations.NullMarked;
