package io.rowmq.store.jdbc.internal.dialect.mariadb;

import io.rowmq.store.jdbc.internal.dialect.Sql;

/**
 * The statements that MariaDB needs in another form. Pages name the index they are to be read by: statistics of tables
 * that fill and empty within seconds are always old, and a wrong guess sorts a large backlog as a whole.
 */
final class MariadbSql {

    /**
     * A connection that was lost in COMMIT may still be committing on the server. This waits for it: the row is locked
     * by whoever has written it, also where it has just been inserted.
     */
    private static final String SELECT_MARKER = """
            SELECT number FROM ${p}marker WHERE slot = ? FOR UPDATE""";

    private static final String PAGE_QUEUE = """
            SELECT m.position, m.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes, m.order_key
            FROM ${p}message m FORCE INDEX (${n}message_order)
            WHERE m.destination_id = ? AND m.order_key > ?
            ORDER BY m.destination_id, m.order_key LIMIT ?""";

    private static final String PAGE_SUBSCRIPTION = """
            SELECT STRAIGHT_JOIN m.position, d.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent,
                m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties,
                m.body_type, m.body_size, m.body_text, m.body_bytes, d.order_key
            FROM ${p}delivery d FORCE INDEX (${n}delivery_order)
                JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = d.position
            WHERE d.subscription_id = ? AND d.order_key > ?
            ORDER BY d.subscription_id, d.order_key LIMIT ?""";

    private static final String LOAD_QUEUE = """
            SELECT m.position, m.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes
            FROM ${p}message m WHERE m.position = ? AND m.destination_id + 0 = ?""";

    private static final String LOAD_SUBSCRIPTION = """
            SELECT m.position, d.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes
            FROM ${p}delivery d JOIN ${p}message m ON m.position = d.position
            WHERE d.position = ? AND d.subscription_id + 0 = ?""";

    private static final String SELECT_TIMERS = """
            SELECT fires_at, kind, backlog_kind, backlog_id, position, priority FROM ${p}timer FORCE INDEX (PRIMARY)
            WHERE fires_at <= ? ORDER BY fires_at, position LIMIT ?""";

    /** Another subscription of the topic may have been first, in another JVM. */
    private static final String ARCHIVE_MESSAGE = """
            INSERT INTO ${p}archive (position, destination_id, consumed_time, until_time, priority, persistent,
                sent_time, expiration, delivery_time, message_id, correlation_id, reply_to, jms_type, properties,
                body_type, body_size, body_text, body_bytes)
            SELECT m.position, m.destination_id, CAST(? AS SIGNED), CAST(? AS SIGNED), m.priority, m.persistent,
                m.sent_time, m.expiration, m.delivery_time, m.message_id, m.correlation_id, m.reply_to, m.jms_type,
                m.properties, m.body_type, m.body_size, m.body_text, m.body_bytes
            FROM ${p}message m WHERE m.position = ?
            ON DUPLICATE KEY UPDATE position = VALUES(position)""";

    private static final String ARCHIVE_BODY_PARTS = """
            INSERT INTO ${p}archive_part (position, part, content)
            SELECT b.position, b.part, b.content FROM ${p}body_part b WHERE b.position = ?
            ON DUPLICATE KEY UPDATE position = VALUES(position)""";

    /** What is claimed in a shared database has a negative key, and so have prepared receipts of message groups. */
    private static final String COUNT_READY_MESSAGES = """
            SELECT (SELECT COUNT(*) FROM ${p}message r FORCE INDEX (${n}message_order)
                    WHERE r.destination_id = wanted.id AND r.order_key >= 0)
                + (SELECT COUNT(*) FROM ${p}message c FORCE INDEX (${n}message_order)
                    WHERE c.destination_id = wanted.id AND c.order_key < 0 AND c.node IS NOT NULL)
            FROM (SELECT ? AS id) AS wanted""";

    private static final String COUNT_READY_DELIVERIES = """
            SELECT (SELECT COUNT(*) FROM ${p}delivery r FORCE INDEX (${n}delivery_order)
                    WHERE r.subscription_id = wanted.id AND r.order_key >= 0)
                + (SELECT COUNT(*) FROM ${p}delivery c FORCE INDEX (${n}delivery_order)
                    WHERE c.subscription_id = wanted.id AND c.order_key < 0 AND c.node IS NOT NULL)
            FROM (SELECT ? AS id) AS wanted""";

    /** The key of a claim says, too, to a JVM that shares the database later, that the group is in other hands. */
    private static final String PARK_MESSAGE = """
            UPDATE ${p}message SET state = 'PREPARED', due_time = 0,
                order_key = CASE WHEN message_group IS NULL THEN NULL ELSE LEAST(order_key, -1 - order_key) END
            WHERE position = ?""";

    private static final String PARK_DELIVERY = """
            UPDATE ${p}delivery SET state = 'PREPARED', due_time = 0,
                order_key = CASE WHEN message_group IS NULL THEN NULL ELSE LEAST(order_key, -1 - order_key) END
            WHERE position = ? AND subscription_id = ?""";

    private static final String INSERT_MESSAGE = """
            INSERT INTO ${p}message (position, destination_id, order_key, state, priority, delivery_count, due_time,
                persistent, sent_time, expiration, delivery_time, message_id, correlation_id, reply_to, jms_type,
                properties, body_type, body_size, body_text, body_bytes, message_group)
            VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String INSERT_DELIVERY = """
            INSERT INTO ${p}delivery (position, subscription_id, order_key, state, delivery_count, due_time,
                message_group)
            VALUES (?, ?, ?, ?, 0, ?, ?)""";

    private static final String PAGE_ARCHIVE = """
            SELECT a.position, 0, a.message_id, a.destination_id, a.priority, a.persistent, a.sent_time, a.expiration,
                a.delivery_time, a.correlation_id, a.reply_to, a.jms_type, a.properties, a.body_type, a.body_size,
                a.body_text, a.body_bytes, a.position, a.consumed_time
            FROM ${p}archive a FORCE INDEX (${n}archive_order)
            WHERE a.destination_id = ? AND a.position > ?
            ORDER BY a.destination_id, a.position LIMIT ?""";

    private static final String SELECT_ARCHIVED_UNTIL = """
            SELECT position FROM ${p}archive FORCE INDEX (${n}archive_until)
            WHERE until_time <= ? ORDER BY until_time LIMIT ?""";

    private static final String SELECT_ARCHIVED_FIRST = """
            SELECT position FROM ${p}archive FORCE INDEX (${n}archive_order)
            WHERE destination_id = ? ORDER BY destination_id, position LIMIT ?""";

    private MariadbSql() {}

    static String text(Sql sql) {
        return switch (sql) {
            case SELECT_MARKER -> SELECT_MARKER;
            case PAGE_QUEUE -> PAGE_QUEUE;
            case PAGE_SUBSCRIPTION -> PAGE_SUBSCRIPTION;
            case LOAD_QUEUE -> LOAD_QUEUE;
            case LOAD_SUBSCRIPTION -> LOAD_SUBSCRIPTION;
            case SELECT_TIMERS -> SELECT_TIMERS;
            case ARCHIVE_MESSAGE -> ARCHIVE_MESSAGE;
            case ARCHIVE_BODY_PARTS -> ARCHIVE_BODY_PARTS;
            case COUNT_READY_MESSAGES -> COUNT_READY_MESSAGES;
            case COUNT_READY_DELIVERIES -> COUNT_READY_DELIVERIES;
            case PARK_MESSAGE -> PARK_MESSAGE;
            case PARK_DELIVERY -> PARK_DELIVERY;
            case INSERT_MESSAGE -> INSERT_MESSAGE;
            case INSERT_DELIVERY -> INSERT_DELIVERY;
            case PAGE_ARCHIVE -> PAGE_ARCHIVE;
            case SELECT_ARCHIVED_UNTIL -> SELECT_ARCHIVED_UNTIL;
            case SELECT_ARCHIVED_FIRST -> SELECT_ARCHIVED_FIRST;
            default -> sql.standard();
        };
    }
}
