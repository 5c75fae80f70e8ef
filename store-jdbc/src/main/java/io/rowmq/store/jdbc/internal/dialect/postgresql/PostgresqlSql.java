package io.rowmq.store.jdbc.internal.dialect.postgresql;

import io.rowmq.store.jdbc.internal.dialect.Sql;

/** The statements that PostgreSQL needs in another form, or does faster in another form. */
final class PostgresqlSql {

    private static final String NEXT_KEY = """
            SELECT nextval('${p}key')""";

    /**
     * A connection that was lost in COMMIT may still be committing on the server. This waits for it: the row is locked
     * by whoever has written it, and a row being inserted keeps others from inserting it.
     */
    private static final String SELECT_MARKER = """
            INSERT INTO ${p}marker AS m (slot, number, next_position) VALUES (?, -1, 0)
            ON CONFLICT (slot) DO UPDATE SET number = m.number RETURNING number""";

    private static final String DELETE_MESSAGE = """
            DELETE FROM ${p}message WHERE position = ANY (?)""";

    private static final String DELETE_DELIVERED_MESSAGE = """
            DELETE FROM ${p}message m
            WHERE position = ANY (?) AND NOT EXISTS (SELECT 1 FROM ${p}delivery d WHERE d.position = m.position)""";

    private static final String DELETE_BODY_PARTS = """
            DELETE FROM ${p}body_part b
            WHERE position = ANY (?) AND NOT EXISTS (SELECT 1 FROM ${p}message m WHERE m.position = b.position)""";

    /** Another subscription of the topic may have been first, in another JVM. */
    private static final String ARCHIVE_MESSAGE = """
            INSERT INTO ${p}archive (position, destination_id, consumed_time, until_time, priority, persistent,
                sent_time, expiration, delivery_time, message_id, correlation_id, reply_to, jms_type, properties,
                body_type, body_size, body_text, body_bytes)
            SELECT m.position, m.destination_id, ?::bigint, ?::bigint, m.priority, m.persistent,
                m.sent_time, m.expiration, m.delivery_time, m.message_id, m.correlation_id, m.reply_to, m.jms_type,
                m.properties, m.body_type, m.body_size, m.body_text, m.body_bytes
            FROM ${p}message m WHERE m.position = ?
            ON CONFLICT (position) DO NOTHING""";

    private static final String ARCHIVE_BODY_PARTS = """
            INSERT INTO ${p}archive_part (position, part, content)
            SELECT b.position, b.part, b.content FROM ${p}body_part b WHERE b.position = ?
            ON CONFLICT (position, part) DO NOTHING""";

    /** What is claimed in a shared database has a negative key, and so have prepared receipts of message groups. */
    private static final String COUNT_READY_MESSAGES = """
            WITH wanted(id) AS (VALUES (?::bigint))
            SELECT (SELECT COUNT(*) FROM ${p}message WHERE destination_id = wanted.id AND order_key >= 0)
                + (SELECT COUNT(*) FROM ${p}message
                    WHERE destination_id = wanted.id AND order_key < 0 AND node IS NOT NULL)
            FROM wanted""";

    private static final String COUNT_READY_DELIVERIES = """
            WITH wanted(id) AS (VALUES (?::bigint))
            SELECT (SELECT COUNT(*) FROM ${p}delivery WHERE subscription_id = wanted.id AND order_key >= 0)
                + (SELECT COUNT(*) FROM ${p}delivery
                    WHERE subscription_id = wanted.id AND order_key < 0 AND node IS NOT NULL)
            FROM wanted""";

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

    private PostgresqlSql() {}

    static String text(Sql sql) {
        return switch (sql) {
            case NEXT_KEY -> NEXT_KEY;
            case INSERT_MESSAGE -> INSERT_MESSAGE;
            case INSERT_DELIVERY -> INSERT_DELIVERY;
            case SELECT_MARKER -> SELECT_MARKER;
            case DELETE_MESSAGE -> DELETE_MESSAGE;
            case DELETE_DELIVERED_MESSAGE -> DELETE_DELIVERED_MESSAGE;
            case DELETE_BODY_PARTS -> DELETE_BODY_PARTS;
            case ARCHIVE_MESSAGE -> ARCHIVE_MESSAGE;
            case ARCHIVE_BODY_PARTS -> ARCHIVE_BODY_PARTS;
            case PARK_MESSAGE -> PARK_MESSAGE;
            case PARK_DELIVERY -> PARK_DELIVERY;
            case COUNT_READY_MESSAGES -> COUNT_READY_MESSAGES;
            case COUNT_READY_DELIVERIES -> COUNT_READY_DELIVERIES;
            default -> sql.standard();
        };
    }

    /** Whether all keys of a batch are given as one array. */
    static boolean takesArray(Sql sql) {
        return switch (sql) {
            case LOAD_QUEUE, LOAD_SUBSCRIPTION, DELETE_MESSAGE, DELETE_DELIVERED_MESSAGE, DELETE_BODY_PARTS -> true;
            default -> false;
        };
    }
}
