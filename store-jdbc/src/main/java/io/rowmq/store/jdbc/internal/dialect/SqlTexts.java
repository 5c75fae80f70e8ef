package io.rowmq.store.jdbc.internal.dialect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The statements of one dialect with the table prefix filled in; made once when a database is opened. */
public final class SqlTexts {

    private static final String QUALIFIED = "${p}";
    private static final String PREFIX = "${n}";
    private static final String UPPER_CASE_PREFIX = "${N}";

    private final Tables tables;
    private final Map<StoreSql, Text> texts = new HashMap<>();

    private record Text(String sql, int parameters) {
        static Text of(String sql) {
            return new Text(sql, (int) sql.chars().filter(each -> each == '?').count());
        }
    }

    /** Fills the prefix of the tables into each statement. */
    public SqlTexts(Dialect dialect, Tables tables) {
        this.tables = tables;
        for (Sql sql : Sql.values()) {
            texts.put(sql, Text.of(fill(dialect.text(sql))));
        }
        if (dialect.shares()) {
            for (SharedSql sql : SharedSql.values()) {
                String text = dialect.text(sql);
                if (!text.isEmpty()) {
                    texts.put(sql, Text.of(fill(text)));
                }
            }
        }
    }

    /** All statements of this dialect. */
    public Set<StoreSql> all() {
        return texts.keySet();
    }

    /** Whether this dialect has the statement at all. */
    public boolean has(StoreSql sql) {
        return texts.containsKey(sql);
    }

    /** A statement, ready to be prepared. */
    public String get(StoreSql sql) {
        return texts.get(sql).sql();
    }

    /** An INSERT with VALUES for so many rows in place of one. */
    public String rows(StoreSql insert, int rows) {
        String one = get(insert);
        String values = one.substring(one.lastIndexOf("VALUES") + "VALUES".length());
        return one + ("," + values).repeat(rows - 1);
    }

    /** How many parameters a statement has. */
    public int parameters(StoreSql sql) {
        return texts.get(sql).parameters();
    }

    /** Text of a schema file, ready to be executed. */
    public String fill(String text) {
        return fill(text, tables);
    }

    /** Text with the names of tables filled in. */
    public static String fill(String text, Tables tables) {
        return text.replace(QUALIFIED, tables.qualifiedPrefix())
                .replace(PREFIX, tables.prefix())
                .replace(UPPER_CASE_PREFIX, tables.prefix().toUpperCase(Locale.ROOT));
    }

    /** What the tables are called. */
    public Tables tables() {
        return tables;
    }
}
