package io.rowmq.store.jdbc.internal.dialect.mariadb;

import io.rowmq.store.jdbc.internal.dialect.SharedSql;
import org.jspecify.annotations.Nullable;

/**
 * Claims, as compound statements of several steps: numbers come and are handed on as JSON arrays.
 *
 * <p>Rows are found by an index of the order of delivery, but without locks, and then locked by their primary keys, as
 * by all other statements: who locked them by that index, too, would meet those who settle them in a deadlock. What
 * somebody else has locked is left out, and more looked for behind it. There are no indexes of message groups, as every
 * message would be in them.
 */
final class MariadbClaimSql {

    private static final String CLAIM_MESSAGES = """
            BEGIN NOT ATOMIC
                DECLARE claimer BIGINT DEFAULT ?;
                DECLARE backlog BIGINT DEFAULT ?;
                DECLARE passed LONGTEXT DEFAULT ?;
                DECLARE backlog_again BIGINT DEFAULT ?;
                DECLARE claimer_again BIGINT DEFAULT ?;
                DECLARE most BIGINT DEFAULT ?;
                DECLARE alive, looked, got BIGINT DEFAULT 0;
                DECLARE after_key BIGINT DEFAULT -1;
                DECLARE seen, taken LONGTEXT;
                DECLARE claimed LONGTEXT DEFAULT '[]';
                DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
                START TRANSACTION;
                SELECT COUNT(*) INTO alive FROM ${p}node n WHERE n.id = claimer AND n.state = 'ALIVE';
                WHILE alive > 0 AND most > 0 DO
                    SELECT JSON_ARRAYAGG(c.position), MAX(c.order_key), COUNT(*) INTO seen, after_key, looked
                    FROM (SELECT r.position, r.order_key FROM ${p}message r FORCE INDEX (${n}message_order)
                        WHERE r.destination_id = backlog AND r.order_key > after_key AND (r.message_group IS NULL
                            OR r.message_group NOT IN (
                                SELECT j.value FROM JSON_TABLE(passed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j)
                            AND r.message_group NOT IN (
                                SELECT h.message_group FROM ${p}message h FORCE INDEX (${n}message_order)
                                WHERE h.destination_id = backlog AND h.order_key < 0 AND h.message_group IS NOT NULL
                                    AND NOT (h.node <=> claimer)))
                        ORDER BY r.destination_id, r.order_key LIMIT most) AS c;
                    IF looked < most THEN
                        SET alive = 0;
                    END IF;
                    SELECT JSON_ARRAYAGG(m.position), COUNT(*) INTO taken, got
                    FROM JSON_TABLE(seen, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                        STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                    WHERE m.destination_id = backlog AND m.order_key >= 0 FOR UPDATE SKIP LOCKED;
                    IF got > 0 THEN
                        SET claimed = JSON_MERGE_PRESERVE(claimed, taken), most = most - got;
                    END IF;
                END WHILE;
                UPDATE JSON_TABLE(claimed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                SET m.node = claimer, m.state = 'CLAIMED', m.order_key = -1 - m.order_key,
                    m.delivery_count = m.delivery_count + 1;
                SELECT m.position, m.delivery_count - 1, m.message_id, m.destination_id, m.priority, m.persistent,
                    m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties,
                    m.body_type, m.body_size, m.body_text, m.body_bytes
                FROM JSON_TABLE(claimed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value;
                COMMIT;
            END""";

    private static final String CLAIM_DELIVERIES = """
            BEGIN NOT ATOMIC
                DECLARE claimer BIGINT DEFAULT ?;
                DECLARE backlog BIGINT DEFAULT ?;
                DECLARE backlog_again BIGINT DEFAULT ?;
                DECLARE passed LONGTEXT DEFAULT ?;
                DECLARE backlog_once_more BIGINT DEFAULT ?;
                DECLARE claimer_again BIGINT DEFAULT ?;
                DECLARE most BIGINT DEFAULT ?;
                DECLARE alive, looked, got BIGINT DEFAULT 0;
                DECLARE after_key BIGINT DEFAULT -1;
                DECLARE seen, taken LONGTEXT;
                DECLARE claimed LONGTEXT DEFAULT '[]';
                DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
                START TRANSACTION;
                SELECT COUNT(*) INTO alive FROM ${p}node n WHERE n.id = claimer AND n.state = 'ALIVE';
                WHILE alive > 0 AND most > 0 DO
                    SELECT JSON_ARRAYAGG(c.position), MAX(c.order_key), COUNT(*) INTO seen, after_key, looked
                    FROM (SELECT r.position, r.order_key FROM ${p}delivery r FORCE INDEX (${n}delivery_order)
                        WHERE r.subscription_id = backlog AND r.order_key > after_key AND (r.message_group IS NULL
                            OR r.message_group NOT IN (
                                SELECT j.value FROM JSON_TABLE(passed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j)
                            AND r.message_group NOT IN (
                                SELECT h.message_group FROM ${p}delivery h FORCE INDEX (${n}delivery_order)
                                WHERE h.subscription_id = backlog AND h.order_key < 0 AND h.message_group IS NOT NULL
                                    AND NOT (h.node <=> claimer)))
                        ORDER BY r.subscription_id, r.order_key LIMIT most) AS c;
                    IF looked < most THEN
                        SET alive = 0;
                    END IF;
                    SELECT JSON_ARRAYAGG(d.position), COUNT(*) INTO taken, got
                    FROM JSON_TABLE(seen, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                        STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                            ON d.position = j.value AND d.subscription_id = backlog
                    WHERE d.order_key >= 0 FOR UPDATE SKIP LOCKED;
                    IF got > 0 THEN
                        SET claimed = JSON_MERGE_PRESERVE(claimed, taken), most = most - got;
                    END IF;
                END WHILE;
                UPDATE JSON_TABLE(claimed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                        ON d.position = j.value AND d.subscription_id = backlog
                SET d.node = claimer, d.state = 'CLAIMED', d.order_key = -1 - d.order_key,
                    d.delivery_count = d.delivery_count + 1;
                SELECT m.position, d.delivery_count - 1, m.message_id, m.destination_id, m.priority, m.persistent,
                    m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties,
                    m.body_type, m.body_size, m.body_text, m.body_bytes
                FROM JSON_TABLE(claimed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                        ON d.position = j.value AND d.subscription_id = backlog
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = d.position;
                COMMIT;
            END""";

    private static final String CLAIM_CHOSEN_MESSAGES = """
            BEGIN NOT ATOMIC
                DECLARE claimer BIGINT DEFAULT ?;
                DECLARE seen LONGTEXT DEFAULT ?;
                DECLARE backlog BIGINT DEFAULT ?;
                DECLARE out_of_turn BOOLEAN DEFAULT ?;
                DECLARE backlog_again BIGINT DEFAULT ?;
                DECLARE claimer_again BIGINT DEFAULT ?;
                DECLARE wanted, claimed LONGTEXT;
                DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
                START TRANSACTION;
                SELECT JSON_ARRAYAGG(r.position) INTO wanted
                FROM JSON_TABLE(seen, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message r FORCE INDEX (PRIMARY) ON r.position = j.value
                WHERE r.destination_id = backlog AND (r.message_group IS NULL OR out_of_turn
                    OR r.message_group NOT IN (
                        SELECT h.message_group FROM ${p}message h FORCE INDEX (${n}message_order)
                        WHERE h.destination_id = backlog AND h.order_key < 0 AND h.message_group IS NOT NULL
                            AND NOT (h.node <=> claimer)));
                SELECT JSON_ARRAYAGG(m.position) INTO claimed
                FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                WHERE m.order_key >= 0 FOR UPDATE SKIP LOCKED;
                SELECT JSON_ARRAYAGG(j.value) INTO claimed
                FROM ${p}node n, JSON_TABLE(claimed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                WHERE n.id = claimer AND n.state = 'ALIVE';
                UPDATE JSON_TABLE(claimed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                SET m.node = claimer, m.state = 'CLAIMED', m.order_key = -1 - m.order_key,
                    m.delivery_count = m.delivery_count + 1;
                SELECT m.position, m.delivery_count - 1, m.message_id, m.destination_id, m.priority, m.persistent,
                    m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties,
                    m.body_type, m.body_size, m.body_text, m.body_bytes
                FROM JSON_TABLE(claimed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value;
                COMMIT;
            END""";

    private static final String CLAIM_CHOSEN_DELIVERIES = """
            BEGIN NOT ATOMIC
                DECLARE claimer BIGINT DEFAULT ?;
                DECLARE backlog BIGINT DEFAULT ?;
                DECLARE seen LONGTEXT DEFAULT ?;
                DECLARE backlog_again BIGINT DEFAULT ?;
                DECLARE out_of_turn BOOLEAN DEFAULT ?;
                DECLARE backlog_once_more BIGINT DEFAULT ?;
                DECLARE claimer_again BIGINT DEFAULT ?;
                DECLARE wanted, claimed LONGTEXT;
                DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
                START TRANSACTION;
                SELECT JSON_ARRAYAGG(r.position) INTO wanted
                FROM JSON_TABLE(seen, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}delivery r FORCE INDEX (PRIMARY)
                        ON r.position = j.value AND r.subscription_id = backlog
                WHERE r.message_group IS NULL OR out_of_turn
                    OR r.message_group NOT IN (
                        SELECT h.message_group FROM ${p}delivery h FORCE INDEX (${n}delivery_order)
                        WHERE h.subscription_id = backlog AND h.order_key < 0 AND h.message_group IS NOT NULL
                            AND NOT (h.node <=> claimer));
                SELECT JSON_ARRAYAGG(d.position) INTO claimed
                FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                        ON d.position = j.value AND d.subscription_id = backlog
                WHERE d.order_key >= 0 FOR UPDATE SKIP LOCKED;
                SELECT JSON_ARRAYAGG(j.value) INTO claimed
                FROM ${p}node n, JSON_TABLE(claimed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                WHERE n.id = claimer AND n.state = 'ALIVE';
                UPDATE JSON_TABLE(claimed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                        ON d.position = j.value AND d.subscription_id = backlog
                SET d.node = claimer, d.state = 'CLAIMED', d.order_key = -1 - d.order_key,
                    d.delivery_count = d.delivery_count + 1;
                SELECT m.position, d.delivery_count - 1, m.message_id, m.destination_id, m.priority, m.persistent,
                    m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties,
                    m.body_type, m.body_size, m.body_text, m.body_bytes
                FROM JSON_TABLE(claimed, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                        ON d.position = j.value AND d.subscription_id = backlog
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = d.position;
                COMMIT;
            END""";

    /** What comes first of each group is looked for once, and not beyond the last of what was claimed. */
    private static final String UNCLAIM_CONTESTED_MESSAGES = """
            BEGIN NOT ATOMIC
                DECLARE wanted LONGTEXT DEFAULT ?;
                DECLARE claimer BIGINT DEFAULT ?;
                DECLARE backlog BIGINT DEFAULT ?;
                DECLARE backlog_again BIGINT DEFAULT ?;
                DECLARE claimer_again BIGINT DEFAULT ?;
                DECLARE in_order BOOLEAN DEFAULT ?;
                DECLARE backlog_once_more BIGINT DEFAULT ?;
                DECLARE last_key BIGINT;
                DECLARE lost LONGTEXT;
                SELECT MAX(IF(in_order, -1 - m.order_key, 0)) INTO last_key
                FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value;
                SELECT JSON_ARRAYAGG(m.position) INTO lost
                FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                    LEFT JOIN (SELECT e.message_group, MIN(e.order_key) AS first_key
                        FROM ${p}message e FORCE INDEX (${n}message_order)
                        WHERE e.destination_id = backlog AND e.order_key >= 0 AND e.order_key < last_key
                            AND e.message_group IS NOT NULL
                        GROUP BY e.message_group) AS ahead ON ahead.message_group = m.message_group
                WHERE m.node = claimer AND m.destination_id = backlog AND (
                    ahead.first_key < -1 - m.order_key
                    OR m.message_group IN (
                        SELECT h.message_group FROM ${p}message h FORCE INDEX (${n}message_order)
                        WHERE h.destination_id = backlog AND h.order_key < 0 AND h.message_group IS NOT NULL
                            AND NOT (h.node <=> claimer)));
                UPDATE JSON_TABLE(lost, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
                SET m.node = NULL, m.state = 'READY', m.order_key = -1 - m.order_key,
                    m.delivery_count = m.delivery_count - 1
                WHERE m.node = claimer;
                SELECT j.value FROM JSON_TABLE(lost, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j;
            END""";

    private static final String UNCLAIM_CONTESTED_DELIVERIES = """
            BEGIN NOT ATOMIC
                DECLARE wanted LONGTEXT DEFAULT ?;
                DECLARE claimer BIGINT DEFAULT ?;
                DECLARE backlog BIGINT DEFAULT ?;
                DECLARE backlog_again BIGINT DEFAULT ?;
                DECLARE claimer_again BIGINT DEFAULT ?;
                DECLARE in_order BOOLEAN DEFAULT ?;
                DECLARE backlog_once_more BIGINT DEFAULT ?;
                DECLARE last_key BIGINT;
                DECLARE lost LONGTEXT;
                SELECT MAX(IF(in_order, -1 - d.order_key, 0)) INTO last_key
                FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                        ON d.position = j.value AND d.subscription_id = backlog;
                SELECT JSON_ARRAYAGG(d.position) INTO lost
                FROM JSON_TABLE(wanted, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                        ON d.position = j.value AND d.subscription_id = backlog
                    LEFT JOIN (SELECT e.message_group, MIN(e.order_key) AS first_key
                        FROM ${p}delivery e FORCE INDEX (${n}delivery_order)
                        WHERE e.subscription_id = backlog AND e.order_key >= 0 AND e.order_key < last_key
                            AND e.message_group IS NOT NULL
                        GROUP BY e.message_group) AS ahead ON ahead.message_group = d.message_group
                WHERE d.node = claimer AND (
                    ahead.first_key < -1 - d.order_key
                    OR d.message_group IN (
                        SELECT h.message_group FROM ${p}delivery h FORCE INDEX (${n}delivery_order)
                        WHERE h.subscription_id = backlog AND h.order_key < 0 AND h.message_group IS NOT NULL
                            AND NOT (h.node <=> claimer)));
                UPDATE JSON_TABLE(lost, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                    STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY)
                        ON d.position = j.value AND d.subscription_id = backlog
                SET d.node = NULL, d.state = 'READY', d.order_key = -1 - d.order_key,
                    d.delivery_count = d.delivery_count - 1
                WHERE d.node = claimer;
                SELECT j.value FROM JSON_TABLE(lost, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j;
            END""";

    private static final String UNCLAIM_MESSAGES = """
            UPDATE (SELECT ? AS unseen) AS u
                STRAIGHT_JOIN JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                STRAIGHT_JOIN ${p}message m FORCE INDEX (PRIMARY) ON m.position = j.value
            SET m.node = NULL, m.state = 'READY', m.order_key = -1 - m.order_key,
                m.delivery_count = m.delivery_count - u.unseen
            WHERE m.node = ? AND m.destination_id + 0 = ?""";

    private static final String UNCLAIM_DELIVERIES = """
            UPDATE (SELECT ? AS unseen) AS u
                STRAIGHT_JOIN JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) AS j
                STRAIGHT_JOIN ${p}delivery d FORCE INDEX (PRIMARY) ON d.position = j.value
            SET d.node = NULL, d.state = 'READY', d.order_key = -1 - d.order_key,
                d.delivery_count = d.delivery_count - u.unseen
            WHERE d.node = ? AND d.subscription_id = ?""";

    private MariadbClaimSql() {}

    /** The text of a statement that claims or gives back, null for all others. */
    static @Nullable String text(SharedSql sql) {
        return switch (sql) {
            case CLAIM_MESSAGES -> CLAIM_MESSAGES;
            case CLAIM_DELIVERIES -> CLAIM_DELIVERIES;
            case CLAIM_CHOSEN_MESSAGES -> CLAIM_CHOSEN_MESSAGES;
            case CLAIM_CHOSEN_DELIVERIES -> CLAIM_CHOSEN_DELIVERIES;
            case UNCLAIM_CONTESTED_MESSAGES -> UNCLAIM_CONTESTED_MESSAGES;
            case UNCLAIM_CONTESTED_DELIVERIES -> UNCLAIM_CONTESTED_DELIVERIES;
            case UNCLAIM_MESSAGES -> UNCLAIM_MESSAGES;
            case UNCLAIM_DELIVERIES -> UNCLAIM_DELIVERIES;
            default -> null;
        };
    }
}
