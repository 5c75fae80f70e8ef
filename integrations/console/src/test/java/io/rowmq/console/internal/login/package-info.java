/** Those who are not to be let in, with a clock driven by hand. */
@NullMarked
package io.rowmq.console.internal.login;

import org.jspecify.annotations.NullMarked;
