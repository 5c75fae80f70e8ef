package io.rowmq.store.jdbc.internal.schema;

import io.rowmq.policy.InitializeSchema;
import io.rowmq.store.jdbc.internal.connect.StoreConnection;
import io.rowmq.store.jdbc.internal.dialect.Address;
import io.rowmq.store.jdbc.internal.dialect.Sql;
import io.rowmq.store.jdbc.internal.dialect.SqlTexts;
import io.rowmq.store.jdbc.internal.dialect.StoreSql;
import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Brings the tables into being, or makes sure that those found are RowMQ's and of this version. */
public final class Schema {

    private final Address address;
    private final SqlTexts texts;
    private final InitializeSchema initialize;

    /** For the tables named by the texts. */
    public Schema(Address address, SqlTexts texts, InitializeSchema initialize) {
        this.address = address;
        this.texts = texts;
        this.initialize = initialize;
    }

    /** Checks the tables, and creates or upgrades them where that is allowed. */
    public void ensure(StoreConnection connection) throws SQLException, JMSException {
        int expected = SchemaFile.currentVersion();
        int found = version(connection);
        if (found > expected) {
            throw ErrorCode.SCHEMA.exception("The tables " + name() + " in " + address.name() + " have schema version "
                    + found + ", this RowMQ works with version " + expected
                    + ": use a RowMQ at least as new as the one that wrote them");
        }
        if (found < expected) {
            if (!mayCreate()) {
                throw ErrorCode.SCHEMA.exception(missing(found, expected));
            }
            install(connection, found);
        }
        probe(connection);
    }

    private boolean mayCreate() {
        return switch (initialize) {
            case ALWAYS -> true;
            case EMBEDDED -> address.dialect().embedded();
            case NEVER -> false;
        };
    }

    private String missing(int found, int expected) {
        String what = found == 0
                ? "There are no tables " + name() + " in " + address.name()
                : "The tables " + name() + " in " + address.name() + " have schema version " + found;
        List<SchemaFile> files = SchemaFile.after(found);
        String first = files.get(0).path(address.dialect().name());
        String last =
                files.size() == 1 ? "" : " to " + files.get(files.size() - 1).name();
        return what + ", version " + expected + " is needed: run " + first + last
                + " of the store's jar, or set initializeSchema to always";
    }

    private String name() {
        return texts.tables().qualifiedPrefix() + "*";
    }

    /** The version installed, 0 for none. */
    private int version(StoreConnection connection) throws SQLException, JMSException {
        if (!TableSearch.exists(connection.jdbc(), texts.tables(), "schema")) {
            return 0;
        }
        try (ResultSet rows = connection.prepare(Sql.SELECT_VERSION).executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException e) {
            throw foreign("the table " + texts.tables().qualifiedPrefix() + "schema cannot be read", e);
        }
    }

    private void install(StoreConnection connection, int found) throws SQLException, JMSException {
        for (SchemaFile file : SchemaFile.after(found)) {
            address.dialect().holdStructure(connection.jdbc(), texts.tables());
            if (version(connection) >= file.version()) {
                // another process was faster
                continue;
            }
            List<String> statements = file.statements(address.dialect().name());
            for (String statement : statements) {
                try {
                    connection.execute(texts.fill(statement));
                } catch (SQLException e) {
                    throw foreign("schema version " + file.version() + " could not be installed", e);
                }
            }
            if (file.version() == SchemaFile.currentVersion()) {
                probe(connection);
            }
            connection.commit();
        }
    }

    /** Preparing every statement shows whether all tables and columns are there, without reading anything. */
    private void probe(StoreConnection connection) throws JMSException {
        for (StoreSql sql : texts.all()) {
            try {
                address.dialect().probe(connection.jdbc(), texts.get(sql));
            } catch (SQLException e) {
                throw foreign("they do not have the structure of version " + SchemaFile.currentVersion(), e);
            }
        }
    }

    private String schemaFirst() {
        String schema = texts.tables().schema();
        return schema == null ? "" : "create the schema " + schema + " first if it is missing, or ";
    }

    private JMSException foreign(String what, SQLException cause) {
        if (address.dialect().classify(cause) == ErrorCode.PERMISSION) {
            return ErrorCode.PERMISSION.exception(
                    "The tables " + name() + " in " + address.name() + " cannot be used: " + what + " ("
                            + cause.getMessage() + "); " + address.dialect().remedy(ErrorCode.PERMISSION)
                            + "; a user who may create tables can run the files of the store's jar in advance",
                    cause);
        }
        if (address.dialect().lost(cause)) {
            return ErrorCode.STORAGE.exception(
                    "Failed checking the tables " + name() + " in " + address.name() + ": " + cause.getMessage() + "; "
                            + address.dialect().remedy(ErrorCode.STORAGE),
                    cause);
        }
        return ErrorCode.SCHEMA.exception(
                "The tables " + name() + " in " + address.name() + " cannot be used: " + what + " ("
                        + cause.getMessage() + "); " + schemaFirst()
                        + "choose another tablePrefix or schema, or another database",
                cause);
    }
}
