package io.rowmq.store.jdbc.internal.dialect;

import io.rowmq.store.jdbc.internal.error.ErrorCode;
import jakarta.jms.JMSException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What RowMQ's tables are called.
 *
 * @param schema the database schema, null for the connection's default
 * @param prefix how their names begin
 */
public record Tables(@Nullable String schema, String prefix) {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,30}");
    private static final Pattern SCHEMA = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    /** Checks both names: they become part of SQL, so only letters, digits and underscores are allowed. */
    public static Tables of(@Nullable String schema, String prefix) throws JMSException {
        if (!PREFIX.matcher(prefix).matches()) {
            throw ErrorCode.OPTION.exception("The tablePrefix '" + prefix
                    + "' cannot be used: it must begin with a letter and have at most 31 letters, digits and"
                    + " underscores");
        }
        if (schema != null && !SCHEMA.matcher(schema).matches()) {
            throw ErrorCode.OPTION.exception("The schema '" + schema
                    + "' cannot be used: it must have at most 63 letters, digits and underscores and not begin with"
                    + " a digit");
        }
        return new Tables(schema, prefix);
    }

    /** The same tables with a prefix in lower case, for databases in which upper case is another name. */
    public Tables withLowerCasePrefix() {
        return new Tables(schema, prefix.toLowerCase(Locale.ROOT));
    }

    /** What stands before the rest of each table's name. */
    public String qualifiedPrefix() {
        return schema == null ? prefix : schema + "." + prefix;
    }
}
