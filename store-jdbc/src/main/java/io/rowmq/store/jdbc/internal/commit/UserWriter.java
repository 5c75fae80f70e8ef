package io.rowmq.store.jdbc.internal.commit;

import io.rowmq.policy.Right;
import io.rowmq.policy.Role;
import io.rowmq.spi.Declaration;
import io.rowmq.spi.SettingRow;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** Carries out the declarations that are about users and their roles, and about settings. */
final class UserWriter {

    private final StoreConnection connection;

    UserWriter(StoreConnection connection) {
        this.connection = connection;
    }

    void run(Declaration declaration) throws SQLException {
        if (declaration instanceof Declaration.PutUser put) {
            put(Sql.UPDATE_USER, Sql.INSERT_USER, put.passwordHash(), put.name());
        } else if (declaration instanceof Declaration.DeleteUser delete) {
            execute(Sql.DELETE_ROLES, delete.name());
            execute(Sql.DELETE_USER, delete.name());
        } else if (declaration instanceof Declaration.PutRole put) {
            Role role = put.role();
            put(Sql.UPDATE_ROLE, Sql.INSERT_ROLE, rights(role), put.userName(), role.pattern());
        } else if (declaration instanceof Declaration.DeleteRole delete) {
            execute(Sql.DELETE_ROLE, delete.userName(), delete.pattern());
        } else if (declaration instanceof Declaration.PutSetting put) {
            SettingRow row = put.setting();
            put(Sql.UPDATE_SETTING, Sql.INSERT_SETTING, row.value(), row.pattern(), row.name());
        } else if (declaration instanceof Declaration.DeleteSetting delete) {
            execute(Sql.DELETE_SETTING, delete.pattern(), delete.name());
        }
    }

    private static String rights(Role role) {
        return role.rights().stream().sorted().map(Right::name).collect(Collectors.joining(","));
    }

    private void put(Sql update, Sql insert, String... values) throws SQLException {
        if (execute(update, values) == 0) {
            execute(insert, values);
        }
    }

    private int execute(Sql sql, String... values) throws SQLException {
        Batch batch = new Batch(connection, sql).begin();
        for (String value : values) {
            batch.set(value);
        }
        return batch.run()[0];
    }
}
