package io.rowmq.internal.security;

import io.rowmq.policy.Role;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.Declaration.DeleteRole;
import io.rowmq.spi.Declaration.DeleteUser;
import io.rowmq.spi.Declaration.PutRole;
import io.rowmq.spi.Declaration.PutUser;
import io.rowmq.spi.UserRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What declarations make of users, for looking ahead. */
final class Declared {

    private Declared() {}

    static void apply(Map<String, UserRow> rows, Declaration declaration) {
        if (declaration instanceof PutUser put) {
            UserRow known = rows.get(put.name());
            rows.put(
                    put.name(), new UserRow(put.name(), put.passwordHash(), known == null ? List.of() : known.roles()));
        } else if (declaration instanceof DeleteUser delete) {
            rows.remove(delete.name());
        } else if (declaration instanceof PutRole put) {
            rows.computeIfPresent(
                    put.userName(), (name, row) -> without(row, put.role().pattern(), put.role()));
        } else if (declaration instanceof DeleteRole delete) {
            rows.computeIfPresent(delete.userName(), (name, row) -> without(row, delete.pattern()));
        }
    }

    private static UserRow without(UserRow row, String pattern, Role... instead) {
        List<Role> roles = new ArrayList<>(row.roles());
        roles.removeIf(role -> role.pattern().equals(pattern));
        roles.addAll(List.of(instead));
        return new UserRow(row.name(), row.passwordHash(), roles);
    }
}
