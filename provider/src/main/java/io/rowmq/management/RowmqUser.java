package io.rowmq.management;

import io.rowmq.policy.Role;
import java.util.List;

/**
 * A user as the database knows it.
 *
 * @param name the name; {@link RowmqUsers#ANONYMOUS} for what connections without a name may do
 * @param roles what the user may do, by pattern
 */
public record RowmqUser(String name, List<Role> roles) {

    /** Copies the roles. */
    public RowmqUser {
        roles = List.copyOf(roles);
    }

    /** Whether the user may manage every destination, and with them the users. */
    public boolean administrator() {
        return roles.stream().anyMatch(Role::administers);
    }
}
