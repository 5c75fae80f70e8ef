/** HTTP: what a request is allowed to be, what every answer says to the browser, and the files of the pages. */
@NullMarked
package io.rowmq.console.internal.web;

import org.jspecify.annotations.NullMarked;
