package io.rowmq.store.jdbc.internal.dialect.derby;

import io.rowmq.store.jdbc.internal.dialect.Sql;

/**
 * The statements that Derby needs in another form. Pages name the index they are to be read by: Derby does not consider
 * that only the first rows are wanted, and would sort a large backlog as a whole. The names are in upper case because
 * Derby looks for them in the upper case of the machine's language.
 */
final class DerbySql {

    private static final String NEXT_KEY = """
            VALUES NEXT VALUE FOR ${p}key""";

    private static final String PAGE_QUEUE = """
            SELECT m.position, m.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes, m.order_key
            FROM ${p}message m --DERBY-PROPERTIES index=${N}MESSAGE_ORDER
            WHERE m.destination_id = ? AND m.order_key > ?
            ORDER BY m.destination_id, m.order_key FETCH FIRST ? ROWS ONLY""";

    private static final String PAGE_SUBSCRIPTION = """
            SELECT m.position, d.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes, d.order_key
            FROM --DERBY-PROPERTIES joinOrder=FIXED
                ${p}delivery d --DERBY-PROPERTIES index=${N}DELIVERY_ORDER
                JOIN ${p}message m --DERBY-PROPERTIES constraint=${N}MESSAGE_KEY
                ON m.position = d.position
            WHERE d.subscription_id = ? AND d.order_key > ?
            ORDER BY d.subscription_id, d.order_key FETCH FIRST ? ROWS ONLY""";

    private static final String LOAD_QUEUE = """
            SELECT m.position, m.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes
            FROM ${p}message m WHERE m.position = ? AND m.destination_id = ?""";

    private static final String LOAD_SUBSCRIPTION = """
            SELECT m.position, d.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes
            FROM ${p}delivery d JOIN ${p}message m ON m.position = d.position
            WHERE d.position = ? AND d.subscription_id = ?""";

    private static final String SELECT_TIMERS = """
            SELECT fires_at, kind, backlog_kind, backlog_id, position, priority
            FROM ${p}timer --DERBY-PROPERTIES constraint=${N}TIMER_KEY
            WHERE fires_at <= ? ORDER BY fires_at, position FETCH FIRST ? ROWS ONLY""";

    private static final String PAGE_ARCHIVE = """
            SELECT a.position, 0, a.message_id, a.destination_id, a.priority, a.persistent, a.sent_time, a.expiration,
                a.delivery_time, a.correlation_id, a.reply_to, a.jms_type, a.properties, a.body_type, a.body_size,
                a.body_text, a.body_bytes, a.position, a.consumed_time
            FROM ${p}archive a --DERBY-PROPERTIES index=${N}ARCHIVE_ORDER
            WHERE a.destination_id = ? AND a.position > ?
            ORDER BY a.destination_id, a.position FETCH FIRST ? ROWS ONLY""";

    private static final String SELECT_ARCHIVED_UNTIL = """
            SELECT position FROM ${p}archive --DERBY-PROPERTIES index=${N}ARCHIVE_UNTIL
            WHERE until_time <= ? ORDER BY until_time FETCH FIRST ? ROWS ONLY""";

    private static final String SELECT_ARCHIVED_FIRST = """
            SELECT position FROM ${p}archive --DERBY-PROPERTIES index=${N}ARCHIVE_ORDER
            WHERE destination_id = ? ORDER BY destination_id, position FETCH FIRST ? ROWS ONLY""";

    private DerbySql() {}

    static String text(Sql sql) {
        return switch (sql) {
            case NEXT_KEY -> NEXT_KEY;
            case PAGE_QUEUE -> PAGE_QUEUE;
            case PAGE_SUBSCRIPTION -> PAGE_SUBSCRIPTION;
            case LOAD_QUEUE -> LOAD_QUEUE;
            case LOAD_SUBSCRIPTION -> LOAD_SUBSCRIPTION;
            case SELECT_TIMERS -> SELECT_TIMERS;
            case PAGE_ARCHIVE -> PAGE_ARCHIVE;
            case SELECT_ARCHIVED_UNTIL -> SELECT_ARCHIVED_UNTIL;
            case SELECT_ARCHIVED_FIRST -> SELECT_ARCHIVED_FIRST;
            default -> sql.standard();
        };
    }
}
