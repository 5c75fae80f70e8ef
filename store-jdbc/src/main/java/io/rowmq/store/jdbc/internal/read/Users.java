package io.rowmq.store.jdbc.internal.read;

import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import io.rowmq.spi.UserRow;
import io.rowmq.store.jdbc.internal.dialect.TextForm;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts users together from rows that are sorted by user, one for each role. */
final class Users {

    private final List<UserRow> users = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private @Nullable String name;
    private @Nullable String passwordHash;

    static List<UserRow> read(ResultSet rows, TextForm form) throws SQLException, JMSException {
        Users read = new Users();
        while (rows.next()) {
            String name = form.decode(rows.getString(1));
            read.begin(name, rows.getString(2));
            String pattern = DeliveryRow.text(rows, 3, form);
            if (pattern != null) {
                read.roles.add(role(name, pattern, rows.getString(4)));
            }
        }
        read.end();
        return read.users;
    }

    private void begin(String next, @Nullable String hash) {
        if (!next.equals(name)) {
            end();
            name = next;
            passwordHash = hash;
        }
    }

    private void end() {
        if (name != null) {
            users.add(new UserRow(name, passwordHash, List.copyOf(roles)));
            roles.clear();
        }
    }

    private static Role role(String user, String pattern, String text) throws JMSException {
        try {
            Set<Right> rights = EnumSet.noneOf(Right.class);
            for (String word : text.split(",")) {
                rights.add(Right.valueOf(word.strip()));
            }
            return new Role(pattern, rights);
        } catch (IllegalArgumentException e) {
            throw ErrorCode.VALUE.exception(
                    "The role of the user '" + user + "' for '" + pattern + "' in the database has the rights '" + text
                            + "', which are not some of SEND, CONSUME, BROWSE and MANAGE with commas between: correct"
                            + " or delete its row",
                    e);
        }
    }
}
