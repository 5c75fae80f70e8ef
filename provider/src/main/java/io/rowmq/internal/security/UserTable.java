package io.rowmq.internal.security;

import io.rowmq.management.RowmqUsers;
import io.rowmq.policy.Role;
import io.rowmq.spi.UserRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users of a database as they were read at one time. Immutable. */
final class UserTable {

    /** Makes the account of a user; what was known of the one with that name before, if anything, is given too. */
    @FunctionalInterface
    interface Opening {
        Account open(UserRow row, @Nullable Account former);
    }

    private final Map<String, Account> accounts = new HashMap<>();
    private final long readAt;

    /**
     * Takes over what is known of users who have not changed.
     *
     * @param rows the users
     * @param former the table that this one follows, null for none
     * @param readAt when they were read
     * @param opening makes the account of a user who is new or has changed
     */
    UserTable(List<UserRow> rows, @Nullable UserTable former, long readAt, Opening opening) {
        for (UserRow row : rows) {
            Account known = former == null ? null : former.find(row.name());
            boolean same = known != null && known.row().equals(row);
            accounts.put(row.name(), same ? known : opening.open(row, known));
        }
        this.readAt = readAt;
    }

    long readAt() {
        return readAt;
    }

    /** Whether there are no users, so that everybody may do everything. */
    boolean open() {
        return accounts.isEmpty();
    }

    @Nullable Account find(String name) {
        return accounts.get(name);
    }

    @Nullable Account anonymous() {
        return accounts.get(RowmqUsers.ANONYMOUS);
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    /** Whether a user may manage the users; everybody may where there are none. */
    boolean administers(@Nullable String name) {
        if (open()) {
            return true;
        }
        Account account = name == null ? anonymous() : find(name);
        return account != null && account.row().roles().stream().anyMatch(Role::administers);
    }
}
