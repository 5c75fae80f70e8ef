package io.rowmq.spi;

import io.rowmq.policy.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code rowmq_user} with those of {@code rowmq_user_role} that belong to it.
 *
 * @param name the name, unique
 * @param passwordHash the password's hash in the form {@code $pbkdf2-sha256$…}; null for a user without a password
 * @param roles what the user may do, one for each pattern, by pattern
 */
public record UserRow(String name, @Nullable String passwordHash, List<Role> roles) {

    /** Without the hash. */
    @Override
    public String toString() {
        return "UserRow[" + name + ", " + roles + "]";
    }
}
