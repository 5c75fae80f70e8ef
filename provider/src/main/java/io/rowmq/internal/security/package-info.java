/**
 * Users: their passwords, what they may do, and how both are managed. The rest of the provider asks
 * {@link io.rowmq.internal.security.Access}.
 */
@NullMarked
package io.rowmq.internal.security;

import org.jspecify.annotations.NullMarked;
