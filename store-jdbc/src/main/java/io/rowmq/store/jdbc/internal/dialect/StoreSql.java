package io.rowmq.store.jdbc.internal.dialect;

/** A statement of the store. */
public sealed interface StoreSql permits Sql, SharedSql {

    /** The statement as most databases understand it. */
    String standard();
}
