package io.rowmq.store.jdbc.internal.dialect.mariadb;

import io.rowmq.store.jdbc.internal.dialect.SharedSql;

/**
 * The statements of databases that several JVMs share, as far as they do not claim. What takes several steps is a
 * compound statement, so that a JVM which stands still is not between them. Numbers come as JSON arrays, pairs as
 * arrays of two. The time is UTC, because local time has an hour twice each autumn.
 */
final class MariadbSharedSql {

    private static final String INSERT_NODE = """
            INSERT INTO ${p}node (id, name, state, lease_until)
            VALUES (NEXT VALUE FOR ${p}key, ?, 'ALIVE',
                TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 + ?)
            RETURNING id""";

    private static final String RENEW_NODE = """
            UPDATE ${p}node SET lease_until = TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 + ?
            WHERE id = ? AND state = 'ALIVE'""";

    private static final String END_NODE = """
            UPDATE ${p}node
            SET state = 'DEAD', lease_until = TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000
            WHERE id = ? AND state = 'ALIVE'""";

    private static final String BURY_NODES = """
            BEGIN NOT ATOMIC
                DECLARE moment BIGINT DEFAULT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000;
                DECLARE late LONGTEXT;
                SELECT JSON_ARRAYAGG(n.id) INTO late FROM ${p}node n WHERE n.state = 'ALIVE' AND n.lease_until < moment;
                UPDATE JSON_TABLE(late, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}node n FORCE INDEX (PRIMARY) ON n.id = j.value
                SET n.state = 'DEAD', n.lease_until = moment WHERE n.state = 'ALIVE' AND n.lease_until < moment;
                SELECT n.id, IF(j.value IS NULL, NULL, n.name)
                FROM ${p}node n LEFT JOIN JSON_TABLE(late, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    ON j.value = n.id
                WHERE n.state = 'DEAD';
            END""";

    private static final String FORGET_NODES = """
            DELETE n FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                STRAIGHT_JOIN ${p}node n FORCE INDEX (PRIMARY) ON n.id = j.value
            WHERE n.state = 'DEAD'
                AND n.lease_until < TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 - 3600000""";

    private static final String FORGET_MARKERS = """
            DELETE FROM ${p}node_marker
            WHERE touched < TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000 - 604800000""";

    private static final String HOLD_NODE = """
            SELECT 1 FROM ${p}node WHERE id = ? AND state = 'ALIVE' LOCK IN SHARE MODE""";

    /** One range of an index after the other: within a join only the id would be looked for by it. */
    private static final String SELECT_NODES = """
            BEGIN NOT ATOMIC
                DECLARE held LONGTEXT;
                DECLARE found LONGTEXT DEFAULT '[]';
                FOR q IN (SELECT id FROM ${p}destination WHERE kind = 'QUEUE'
                        UNION ALL SELECT id FROM ${p}temporary WHERE kind = 'QUEUE') DO
                    SELECT JSON_ARRAYAGG(JSON_ARRAY(c.node, c.claims)) INTO held
                    FROM (SELECT m.node, COUNT(*) AS claims FROM ${p}message m FORCE INDEX (${n}message_order)
                        WHERE m.destination_id = q.id AND m.order_key < 0 AND m.node IS NOT NULL GROUP BY m.node) AS c;
                    SET found = JSON_MERGE_PRESERVE(found, COALESCE(held, '[]'));
                END FOR;
                FOR s IN (SELECT id FROM ${p}subscription UNION ALL SELECT id FROM ${p}passing_subscription) DO
                    SELECT JSON_ARRAYAGG(JSON_ARRAY(c.node, c.claims)) INTO held
                    FROM (SELECT d.node, COUNT(*) AS claims FROM ${p}delivery d FORCE INDEX (${n}delivery_order)
                        WHERE d.subscription_id = s.id AND d.order_key < 0 AND d.node IS NOT NULL GROUP BY d.node) AS c;
                    SET found = JSON_MERGE_PRESERVE(found, COALESCE(held, '[]'));
                END FOR;
                SELECT n.id, n.name, n.state,
                    n.lease_until - TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000,
                    COALESCE(SUM(j.claims), 0)
                FROM ${p}node n LEFT JOIN JSON_TABLE(found,
                        '$[*]' COLUMNS (node BIGINT PATH '$[0]', claims BIGINT PATH '$[1]')) AS j ON j.node = n.id
                GROUP BY n.id, n.name, n.state, n.lease_until ORDER BY n.id;
            END""";

    private static final String SELECT_ALIVE = """
            SELECT name, lease_until - TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000
            FROM ${p}node WHERE state = 'ALIVE'
                AND lease_until >= TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000
            ORDER BY lease_until DESC LIMIT 1""";

    private static final String RESERVE_POSITIONS = """
            BEGIN NOT ATOMIC
                DECLARE many BIGINT DEFAULT ?;
                DECLARE many_again BIGINT DEFAULT ?;
                DECLARE given BIGINT;
                DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
                START TRANSACTION;
                SELECT p.next_position INTO given FROM ${p}position p
                WHERE p.id = 1 AND p.next_position > 0 FOR UPDATE;
                UPDATE ${p}position p SET p.next_position = p.next_position + many
                WHERE p.id = 1 AND p.next_position > 0;
                COMMIT;
                SELECT given FROM DUAL WHERE given IS NOT NULL;
            END""";

    private static final String RAISE_POSITIONS = """
            UPDATE ${p}position SET next_position =
                GREATEST(ABS(next_position), COALESCE((SELECT MAX(m.next_position) FROM ${p}marker m), 1))
            WHERE id = 1""";

    /** The server ends a transaction that stands still by a setting of the connection. */
    private static final String UPDATE_NODE_MARKER = """
            INSERT INTO ${p}node_marker (number, member, slot, touched)
            VALUES (?, ?, ?, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000)
            ON DUPLICATE KEY UPDATE number = VALUES(number), touched = VALUES(touched)
            RETURNING ?""";

    /** Waits for a connection that was lost in COMMIT and may still be committing on the server. */
    private static final String SELECT_NODE_MARKER = """
            SELECT number FROM ${p}node_marker WHERE member = ? AND slot = ? FOR UPDATE""";

    /** InnoDB keeps locks on rows in memory, too. */
    private static final String HOLD_TOPOLOGY = """
            SELECT version FROM ${p}topology WHERE id = 1 AND ? IS NOT NULL LOCK IN SHARE MODE""";

    private static final String CHANGE_TOPOLOGY = """
            SELECT version FROM ${p}topology WHERE id = 1 AND ? IS NOT NULL AND ? IS NOT NULL FOR UPDATE""";

    /** From behind, because there is what is ready if anything is. */
    private static final String SELECT_READY = """
            SELECT 'QUEUE', j.value FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
            WHERE (SELECT m.order_key FROM ${p}message m FORCE INDEX (${n}message_order)
                WHERE m.destination_id = j.value ORDER BY m.order_key DESC LIMIT 1) >= 0
            UNION ALL
            SELECT 'SUBSCRIPTION', j.value FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
            WHERE (SELECT d.order_key FROM ${p}delivery d FORCE INDEX (${n}delivery_order)
                WHERE d.subscription_id = j.value ORDER BY d.order_key DESC LIMIT 1) >= 0""";

    private static final String OVERVIEW_MESSAGES = """
            BEGIN NOT ATOMIC
                DECLARE backlog BIGINT DEFAULT ?;
                DECLARE after_key BIGINT DEFAULT ?;
                DECLARE most BIGINT DEFAULT ?;
                SELECT m.position, m.delivery_count - o.claimed, m.message_id, m.destination_id, m.priority,
                    m.persistent, m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type,
                    m.properties, m.body_type, m.body_size, m.body_text, m.body_bytes, o.next_key, o.claimed
                FROM (
                    (SELECT r.position, r.order_key AS next_key, 0 AS claimed
                    FROM ${p}message r FORCE INDEX (${n}message_order)
                    WHERE r.destination_id = backlog AND r.order_key > after_key
                    ORDER BY r.destination_id, r.order_key LIMIT most)
                    UNION ALL
                    (SELECT c.position, -1 - c.order_key, 1 FROM ${p}message c FORCE INDEX (${n}message_order)
                    WHERE c.destination_id = backlog AND c.order_key < -1 - after_key AND c.node IS NOT NULL
                    ORDER BY c.destination_id DESC, c.order_key DESC LIMIT most)
                    ORDER BY next_key LIMIT most) AS o
                STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = o.position
                ORDER BY o.next_key;
            END""";

    private static final String OVERVIEW_DELIVERIES = """
            BEGIN NOT ATOMIC
                DECLARE backlog BIGINT DEFAULT ?;
                DECLARE after_key BIGINT DEFAULT ?;
                DECLARE most BIGINT DEFAULT ?;
                SELECT m.position, o.delivery_count - o.claimed, m.message_id, m.destination_id, m.priority,
                    m.persistent, m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type,
                    m.properties, m.body_type, m.body_size, m.body_text, m.body_bytes, o.next_key, o.claimed
                FROM (
                    (SELECT r.position, r.delivery_count, r.order_key AS next_key, 0 AS claimed
                    FROM ${p}delivery r FORCE INDEX (${n}delivery_order)
                    WHERE r.subscription_id = backlog AND r.order_key > after_key
                    ORDER BY r.subscription_id, r.order_key LIMIT most)
                    UNION ALL
                    (SELECT c.position, c.delivery_count, -1 - c.order_key, 1
                    FROM ${p}delivery c FORCE INDEX (${n}delivery_order)
                    WHERE c.subscription_id = backlog AND c.order_key < -1 - after_key AND c.node IS NOT NULL
                    ORDER BY c.subscription_id DESC, c.order_key DESC LIMIT most)
                    ORDER BY next_key LIMIT most) AS o
                STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = o.position
                ORDER BY o.next_key;
            END""";

    private static final String RELEASE_MESSAGES = """
            BEGIN NOT ATOMIC
                DECLARE dead LONGTEXT DEFAULT ?;
                DECLARE most BIGINT DEFAULT ?;
                DECLARE most_again BIGINT DEFAULT ?;
                DECLARE seen, taken LONGTEXT;
                DECLARE released LONGTEXT DEFAULT '[]';
                DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
                START TRANSACTION;
                FOR q IN (SELECT id FROM ${p}destination WHERE kind = 'QUEUE'
                        UNION ALL SELECT id FROM ${p}temporary WHERE kind = 'QUEUE'
                        UNION ALL SELECT backlog_id FROM ${p}trim WHERE backlog_kind = 'QUEUE') DO
                    SELECT JSON_ARRAYAGG(c.position) INTO seen
                    FROM (SELECT r.position FROM ${p}message r FORCE INDEX (${n}message_order)
                        WHERE r.destination_id = q.id AND r.order_key < 0 AND r.node IN (
                            SELECT j.value FROM JSON_TABLE(dead, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j)
                        ORDER BY r.destination_id, r.order_key LIMIT most) AS c;
                    IF seen IS NOT NULL THEN
                        SELECT JSON_ARRAYAGG(m.position) INTO taken
                        FROM JSON_TABLE(seen, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                            STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                        WHERE m.order_key < 0 AND m.node IN (
                            SELECT j.value FROM JSON_TABLE(dead, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j)
                        FOR UPDATE SKIP LOCKED;
                        SET taken = COALESCE(taken, '[]'), released = JSON_MERGE_PRESERVE(released, taken),
                            most = most - JSON_LENGTH(taken);
                    END IF;
                END FOR;
                UPDATE JSON_TABLE(released, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                SET m.node = NULL, m.state = 'READY', m.order_key = -1 - m.order_key;
                SELECT m.destination_id, m.order_key
                FROM JSON_TABLE(released, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value;
                COMMIT;
            END""";

    private static final String RELEASE_DELIVERIES = """
            BEGIN NOT ATOMIC
                DECLARE dead LONGTEXT DEFAULT ?;
                DECLARE most BIGINT DEFAULT ?;
                DECLARE most_again BIGINT DEFAULT ?;
                DECLARE seen, taken LONGTEXT;
                DECLARE released LONGTEXT DEFAULT '[]';
                DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
                START TRANSACTION;
                FOR s IN (SELECT id FROM ${p}subscription
                        UNION ALL SELECT id FROM ${p}passing_subscription
                        UNION ALL SELECT backlog_id FROM ${p}trim WHERE backlog_kind = 'SUBSCRIPTION') DO
                    SELECT JSON_ARRAYAGG(c.position) INTO seen
                    FROM (SELECT r.position FROM ${p}delivery r FORCE INDEX (${n}delivery_order)
                        WHERE r.subscription_id = s.id AND r.order_key < 0 AND r.node IN (
                            SELECT j.value FROM JSON_TABLE(dead, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j)
                        ORDER BY r.subscription_id, r.order_key LIMIT most) AS c;
                    IF seen IS NOT NULL THEN
                        SELECT JSON_ARRAYAGG(JSON_ARRAY(d.position, d.subscription_id)) INTO taken
                        FROM JSON_TABLE(seen, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                            STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                                ON d.position = j.value AND d.subscription_id = s.id
                        WHERE d.order_key < 0 AND d.node IN (
                            SELECT j.value FROM JSON_TABLE(dead, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j)
                        FOR UPDATE SKIP LOCKED;
                        SET taken = COALESCE(taken, '[]'), released = JSON_MERGE_PRESERVE(released, taken),
                            most = most - JSON_LENGTH(taken);
                    END IF;
                END FOR;
                UPDATE JSON_TABLE(released,
                        '$[*]' COLUMNS (position BIGINT PATH '$[0]', subscription_id BIGINT PATH '$[1]')) AS j
                    STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                        ON d.position = j.position AND d.subscription_id = j.subscription_id
                SET d.node = NULL, d.state = 'READY', d.order_key = -1 - d.order_key;
                SELECT d.subscription_id, d.order_key
                FROM JSON_TABLE(released,
                        '$[*]' COLUMNS (position BIGINT PATH '$[0]', subscription_id BIGINT PATH '$[1]')) AS j
                    STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                        ON d.position = j.position AND d.subscription_id = j.subscription_id;
                COMMIT;
            END""";

    private MariadbSharedSql() {}

    /** The text of any statement. */
    static String text(SharedSql sql) {
        return switch (sql) {
            case INSERT_NODE -> INSERT_NODE;
            case RENEW_NODE -> RENEW_NODE;
            case END_NODE -> END_NODE;
            case BURY_NODES -> BURY_NODES;
            case FORGET_NODES -> FORGET_NODES;
            case FORGET_MARKERS -> FORGET_MARKERS;
            case HOLD_NODE -> HOLD_NODE;
            case SELECT_NODES -> SELECT_NODES;
            case SELECT_ALIVE -> SELECT_ALIVE;
            case RESERVE_POSITIONS -> RESERVE_POSITIONS;
            case RAISE_POSITIONS -> RAISE_POSITIONS;
            case UPDATE_NODE_MARKER, INSERT_NODE_MARKER -> UPDATE_NODE_MARKER;
            case SELECT_NODE_MARKER -> SELECT_NODE_MARKER;
            case HOLD_TOPOLOGY -> HOLD_TOPOLOGY;
            case CHANGE_TOPOLOGY -> CHANGE_TOPOLOGY;
            case SELECT_READY -> SELECT_READY;
            case OVERVIEW_MESSAGES -> OVERVIEW_MESSAGES;
            case OVERVIEW_DELIVERIES -> OVERVIEW_DELIVERIES;
            case RELEASE_MESSAGES -> RELEASE_MESSAGES;
            case RELEASE_DELIVERIES -> RELEASE_DELIVERIES;
            default -> {
                String claim = MariadbClaimSql.text(sql);
                yield claim != null ? claim : MariadbSettlingSql.text(sql);
            }
        };
    }
}
