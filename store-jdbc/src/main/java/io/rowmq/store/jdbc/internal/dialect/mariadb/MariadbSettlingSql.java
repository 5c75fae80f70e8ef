package io.rowmq.store.jdbc.internal.dialect.mariadb;

import io.rowmq.store.jdbc.internal.dialect.SharedSql;

/**
 * The statements that settle what is claimed, and those of names, where several JVMs share the database. What is to be
 * known of other tables is read without locks before something is changed.
 */
final class MariadbSettlingSql {

    private static final String REMOVE_MESSAGES = """
            BEGIN NOT ATOMIC
                DECLARE wanted LONGTEXT DEFAULT ?;
                DECLARE holder BIGINT DEFAULT ?;
                SELECT IF(m.body_size > 0, m.position, NULL)
                FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                WHERE COALESCE(m.node, 0) = holder FOR UPDATE;
                DELETE m FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                WHERE COALESCE(m.node, 0) = holder;
            END""";

    private static final String EXPIRE_MESSAGES = """
            BEGIN NOT ATOMIC
                DECLARE wanted LONGTEXT DEFAULT ?;
                DECLARE holder BIGINT DEFAULT ?;
                SELECT IF(m.body_size > 0, m.position, NULL)
                FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                WHERE COALESCE(m.node, 0) = holder AND m.state <> 'PREPARED' FOR UPDATE;
                DELETE m FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                WHERE COALESCE(m.node, 0) = holder AND m.state <> 'PREPARED';
            END""";

    private static final String REMOVE_DELIVERIES = """
            DELETE d FROM JSON_TABLE(?,
                    '$[*]' COLUMNS (position BIGINT PATH '$[0]', subscription_id BIGINT PATH '$[1]')) AS j
                STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                    ON d.position = j.position AND d.subscription_id = j.subscription_id
            WHERE ? > 0 AND COALESCE(d.node, 0) = ?""";

    private static final String EXPIRE_DELIVERIES = """
            DELETE d FROM JSON_TABLE(?,
                    '$[*]' COLUMNS (position BIGINT PATH '$[0]', subscription_id BIGINT PATH '$[1]')) AS j
                STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                    ON d.position = j.position AND d.subscription_id = j.subscription_id
            WHERE ? > 0 AND COALESCE(d.node, 0) = ? AND d.state <> 'PREPARED'""";

    /** The numbers are in order, and so are the locks. */
    private static final String HOLD_MESSAGES = """
            SELECT m.position FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value FOR UPDATE""";

    /** A transaction may have any number of receipts, and a list that is too long would be cut without an error. */
    private static final String REMOVE_DELIVERED_MESSAGES = """
            BEGIN NOT ATOMIC
                DECLARE wanted LONGTEXT DEFAULT ?;
                DECLARE delivered LONGTEXT;
                DECLARE longest BIGINT DEFAULT @@SESSION.group_concat_max_len;
                SET SESSION group_concat_max_len = 1073741824;
                SELECT JSON_ARRAYAGG(m.position) INTO delivered
                FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                    LEFT JOIN ${p}delivery d FORCE INDEX (PRIMARY) ON d.position = j.value
                WHERE d.position IS NULL;
                SET SESSION group_concat_max_len = longest;
                SELECT IF(m.body_size > 0, m.position, NULL)
                FROM JSON_TABLE(delivered, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value;
                DELETE m FROM JSON_TABLE(delivered, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value;
            END""";

    private static final String SELECT_ARCHIVE_SURPLUS = """
            SELECT position FROM ${p}archive FORCE INDEX (${n}archive_order) WHERE destination_id = ?
            ORDER BY destination_id DESC, position DESC LIMIT 1 OFFSET ?""";

    private static final String SELECT_ARCHIVED_UP_TO = """
            SELECT position FROM ${p}archive FORCE INDEX (${n}archive_order) WHERE destination_id = ? AND position <= ?
            ORDER BY destination_id, position LIMIT ?""";

    private static final String EXPIRE_MESSAGE_LATER = """
            INSERT INTO ${p}timer (fires_at, position, backlog_kind, backlog_id, kind, priority)
            SELECT CAST(? AS SIGNED), m.position, 'QUEUE', m.destination_id, 'EXPIRY', m.priority FROM ${p}message m
            WHERE m.position = ? AND m.node IS NOT NULL
            ON DUPLICATE KEY UPDATE priority = VALUES(priority)""";

    private static final String EXPIRE_DELIVERY_LATER = """
            INSERT INTO ${p}timer (fires_at, position, backlog_kind, backlog_id, kind, priority)
            SELECT CAST(? AS SIGNED), d.position, 'SUBSCRIPTION', d.subscription_id, 'EXPIRY', m.priority
            FROM ${p}delivery d JOIN ${p}message m ON m.position = d.position
            WHERE d.position = ? AND d.subscription_id = ? AND d.node IS NOT NULL
            ON DUPLICATE KEY UPDATE priority = VALUES(priority)""";

    private static final String FORGET_SENT_BEFORE = """
            DELETE FROM ${p}sent WHERE destination_id = ?
                AND deduplication_hash = UNHEX(SHA2(CONVERT(? USING utf8mb4), 256))
                AND until_time <= TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000""";

    /** Fails if there is one; a count would not tell, because rows that were found count like rows that are new. */
    private static final String REMEMBER_SENT = """
            INSERT INTO ${p}sent (destination_id, deduplication_id, until_time) VALUES (?, ?, ?)""";

    private static final String SELECT_FREE_OUTBOX = """
            SELECT o.id, o.destination, o.priority, o.persistent, o.sent_time, o.expiration, o.delivery_time,
                o.message_id, o.correlation_id, o.reply_to, o.jms_type, o.properties, o.body_type, o.body_size,
                o.body_text, o.body_bytes
            FROM (SELECT s.id FROM ${p}outbox s FORCE INDEX (${n}outbox_state)
                    WHERE s.state = 'STAGED' ORDER BY s.state, s.id LIMIT ?) AS j
                STRAIGHT_JOIN ${p}outbox o FORCE INDEX (PRIMARY) ON o.id = j.id
            WHERE o.state = 'STAGED' FOR UPDATE SKIP LOCKED""";

    private static final String TRIM_FREE_MESSAGES = """
            SELECT position, due_time, expiration FROM ${p}message FORCE INDEX (${n}message_order)
            WHERE destination_id = ? AND state <> 'TOPIC' AND node IS NULL LIMIT ?""";

    private static final String TRIM_FREE_DELIVERIES = """
            SELECT STRAIGHT_JOIN d.position, d.due_time, m.expiration
            FROM ${p}delivery d FORCE INDEX (${n}delivery_order)
                JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = d.position
            WHERE d.subscription_id = ? AND d.node IS NULL LIMIT ?""";

    private static final String FORGET_TRIM = """
            BEGIN NOT ATOMIC
                DECLARE ended VARCHAR(16) DEFAULT ?;
                DECLARE backlog BIGINT DEFAULT ?;
                DECLARE messages, deliveries BIGINT DEFAULT 0;
                SELECT COUNT(*) INTO messages
                FROM (SELECT 1 FROM ${p}message m FORCE INDEX (${n}message_order)
                    WHERE m.destination_id = backlog AND ended = 'QUEUE' AND m.state <> 'TOPIC' LIMIT 1) AS c;
                SELECT COUNT(*) INTO deliveries
                FROM (SELECT 1 FROM ${p}delivery d FORCE INDEX (${n}delivery_order)
                    WHERE d.subscription_id = backlog AND ended = 'SUBSCRIPTION' LIMIT 1) AS c;
                DELETE FROM ${p}trim
                WHERE backlog_kind = ended AND backlog_id = backlog AND messages + deliveries = 0;
            END""";

    private static final String REMEMBER_TRIM = """
            INSERT INTO ${p}trim (backlog_kind, backlog_id) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE backlog_id = VALUES(backlog_id)""";

    private static final String SELECT_DESTINATION = """
            SELECT id, kind, name FROM ${p}destination
            WHERE kind = ? AND name_hash = UNHEX(SHA2(CONVERT(? USING utf8mb4), 256))""";

    private static final String ADD_DESTINATION = """
            INSERT INTO ${p}destination (id, kind, name) VALUES (NEXT VALUE FOR ${p}key, ?, ?)
            ON DUPLICATE KEY UPDATE name = VALUES(name)""";

    /** Nothing comes back where another node has it. */
    private static final String ADD_TEMPORARY = """
            BEGIN NOT ATOMIC
                DECLARE wanted_kind VARCHAR(8) DEFAULT ?;
                DECLARE wanted_name VARCHAR(1000) CHARACTER SET utf8mb4 DEFAULT ?;
                DECLARE owner BIGINT DEFAULT ?;
                INSERT INTO ${p}temporary (id, kind, name, node)
                VALUES (-NEXT VALUE FOR ${p}key, wanted_kind, wanted_name, owner)
                ON DUPLICATE KEY UPDATE kind = VALUES(kind);
                SELECT t.id FROM ${p}temporary t
                WHERE t.name_hash = UNHEX(SHA2(wanted_name, 256)) AND t.node = owner;
            END""";

    private static final String SELECT_TEMPORARY = """
            SELECT id, kind, name FROM ${p}temporary
            WHERE name_hash = UNHEX(SHA2(CONVERT(? USING utf8mb4), 256))""";

    private static final String SELECT_TEMPORARIES = """
            SELECT t.id FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                STRAIGHT_JOIN ${p}temporary t FORCE INDEX (PRIMARY) ON t.id = j.value""";

    private static final String ADD_SUBSCRIPTION = """
            INSERT INTO ${p}subscription (id, client_id, name, topic_id, selector, no_local, shared)
            VALUES (NEXT VALUE FOR ${p}key, ?, ?, ?, ?, ?, ?) RETURNING id""";

    private static final String ADD_PASSING_SUBSCRIPTION = """
            INSERT INTO ${p}passing_subscription (id, client_id, name, topic_id, selector, no_local, shared)
            VALUES (-NEXT VALUE FOR ${p}key, ?, ?, ?, ?, ?, ?) RETURNING id""";

    private static final String ADD_SUBSCRIBER = """
            INSERT INTO ${p}subscriber (subscription_id, node) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE node = VALUES(node)""";

    private static final String ANY_CLAIMED_DELIVERY = """
            SELECT COUNT(*) FROM (SELECT 1 FROM ${p}delivery FORCE INDEX (${n}delivery_order)
                WHERE subscription_id = ? AND order_key < 0 ORDER BY subscription_id, order_key LIMIT 1) AS claimed""";

    private static final String TAKE_CLIENT = """
            INSERT INTO ${p}client (client_id, node) VALUES (?, ?)
            ON DUPLICATE KEY UPDATE client_id = VALUES(client_id) RETURNING node""";

    private MariadbSettlingSql() {}

    /** The text of a statement of this kind, or the standard where MariaDB understands it. */
    static String text(SharedSql sql) {
        return switch (sql) {
            case REMOVE_MESSAGES -> REMOVE_MESSAGES;
            case EXPIRE_MESSAGES -> EXPIRE_MESSAGES;
            case REMOVE_DELIVERIES -> REMOVE_DELIVERIES;
            case EXPIRE_DELIVERIES -> EXPIRE_DELIVERIES;
            case HOLD_MESSAGES -> HOLD_MESSAGES;
            case REMOVE_DELIVERED_MESSAGES -> REMOVE_DELIVERED_MESSAGES;
            case SELECT_ARCHIVE_SURPLUS -> SELECT_ARCHIVE_SURPLUS;
            case SELECT_ARCHIVED_UP_TO -> SELECT_ARCHIVED_UP_TO;
            case EXPIRE_MESSAGE_LATER -> EXPIRE_MESSAGE_LATER;
            case EXPIRE_DELIVERY_LATER -> EXPIRE_DELIVERY_LATER;
            case FORGET_SENT_BEFORE -> FORGET_SENT_BEFORE;
            case REMEMBER_SENT -> REMEMBER_SENT;
            case SELECT_FREE_OUTBOX -> SELECT_FREE_OUTBOX;
            case TRIM_FREE_MESSAGES -> TRIM_FREE_MESSAGES;
            case TRIM_FREE_DELIVERIES -> TRIM_FREE_DELIVERIES;
            case FORGET_TRIM -> FORGET_TRIM;
            case REMEMBER_TRIM -> REMEMBER_TRIM;
            case SELECT_DESTINATION -> SELECT_DESTINATION;
            case ADD_DESTINATION -> ADD_DESTINATION;
            case ADD_TEMPORARY -> ADD_TEMPORARY;
            case SELECT_TEMPORARY -> SELECT_TEMPORARY;
            case SELECT_TEMPORARIES -> SELECT_TEMPORARIES;
            case ADD_SUBSCRIPTION -> ADD_SUBSCRIPTION;
            case ADD_PASSING_SUBSCRIPTION -> ADD_PASSING_SUBSCRIPTION;
            case ADD_SUBSCRIBER -> ADD_SUBSCRIBER;
            case ANY_CLAIMED_DELIVERY -> ANY_CLAIMED_DELIVERY;
            case TAKE_CLIENT -> TAKE_CLIENT;
            default -> sql.standard();
        };
    }
}
