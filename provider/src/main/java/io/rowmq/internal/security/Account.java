package io.rowmq.internal.security;

import io.rowmq.spi.UserRow;
import org.jspecify.annotations.Nullable;

/**
 * A user in memory.
 *
 * @param row what is stored
 * @param grants what the roles allow
 * @param credential the password; null for who cannot log in
 */
record Account(UserRow row, Grants grants, @Nullable Credential credential) {}
