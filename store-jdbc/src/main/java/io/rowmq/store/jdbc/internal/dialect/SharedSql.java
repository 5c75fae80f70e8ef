package io.rowmq.store.jdbc.internal.dialect;

/**
 * The statements that are executed only where several JVMs share a database, in the form of PostgreSQL; a
 * {@link Dialect} replaces them. Each that changes claims names the node that has to hold them; 0 stands for nobody.
 * Times are those of the database.
 */
public enum SharedSql implements StoreSql {
    INSERT_NODE("""
            INSERT INTO ${p}node (id, name, state, lease_until)
            VALUES (nextval('${p}key'), ?, 'ALIVE', (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint + ?)
            RETURNING id"""),
    RENEW_NODE("""
            UPDATE ${p}node SET lease_until = (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint + ?
            WHERE id = ? AND state = 'ALIVE'"""),
    END_NODE("""
            UPDATE ${p}node SET state = 'DEAD', lease_until = (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint
            WHERE id = ? AND state = 'ALIVE'"""),
    BURY_NODES("""
            WITH late AS (
                UPDATE ${p}node SET state = 'DEAD', lease_until = (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint
                WHERE state = 'ALIVE' AND lease_until < (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint
                RETURNING id, name)
            SELECT id, name FROM late
            UNION ALL SELECT id, NULL FROM ${p}node WHERE state = 'DEAD'"""),
    FORGET_NODES("""
            DELETE FROM ${p}node WHERE id = ANY (?) AND state = 'DEAD'
                AND lease_until < (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint - 3600000"""),
    FORGET_MARKERS("""
            DELETE FROM ${p}node_marker
            WHERE touched < (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint - 604800000"""),
    /** Keeps the node from being buried until the transaction ends. */
    HOLD_NODE("""
            SELECT 1 FROM ${p}node WHERE id = ? AND state = 'ALIVE' FOR SHARE"""),
    /** Claims are found by the index of each queue and subscription, however much waits there. */
    SELECT_NODES("""
            WITH held(node, number) AS (
                SELECT c.node, c.number
                FROM (SELECT id FROM ${p}destination WHERE kind = 'QUEUE'
                    UNION ALL SELECT id FROM ${p}temporary WHERE kind = 'QUEUE') AS q(id),
                LATERAL (SELECT m.node, COUNT(*) FROM ${p}message m
                    WHERE m.destination_id = q.id AND m.order_key < 0 GROUP BY m.node) AS c(node, number)
                UNION ALL SELECT c.node, c.number
                FROM (SELECT id FROM ${p}subscription
                    UNION ALL SELECT id FROM ${p}passing_subscription) AS s(id),
                LATERAL (SELECT d.node, COUNT(*) FROM ${p}delivery d
                    WHERE d.subscription_id = s.id AND d.order_key < 0 GROUP BY d.node) AS c(node, number))
            SELECT n.id, n.name, n.state, n.lease_until - (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint,
                COALESCE((SELECT SUM(held.number) FROM held WHERE held.node = n.id), 0)::bigint
            FROM ${p}node n ORDER BY n.id"""),
    COUNT_ALIVE("""
            SELECT COUNT(*) FROM ${p}node WHERE state = 'ALIVE'"""),
    SELECT_ALIVE("""
            SELECT name, lease_until - (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint FROM ${p}node
            WHERE state = 'ALIVE' AND lease_until >= (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint
            ORDER BY lease_until DESC FETCH FIRST 1 ROWS ONLY"""),

    /** What has been given is durable no later than the first transaction that uses it, so it need not be synced. */
    RESERVE_POSITIONS("""
            UPDATE ${p}position SET next_position = next_position + ? WHERE next_position > 0
            RETURNING next_position - ?, set_config('synchronous_commit', 'off', true)"""),
    /** Goes on after what a JVM has given that had the database to itself. */
    RAISE_POSITIONS("""
            UPDATE ${p}position
            SET next_position = GREATEST(ABS(next_position), (SELECT MAX(next_position) FROM ${p}marker))
            WHERE next_position < 0 OR next_position < (SELECT MAX(next_position) FROM ${p}marker)"""),
    /** Nobody is given positions while the number is negative. */
    WITHHOLD_POSITIONS("""
            UPDATE ${p}position SET next_position = -ABS(next_position)"""),
    SELECT_POSITIONS("""
            SELECT ABS(next_position) FROM ${p}position"""),
    SELECT_GIVEN_POSITIONS("""
            SELECT next_position FROM ${p}position WHERE next_position > 0"""),

    /** A JVM that is stopped within a transaction must not hold up the others: the server ends it. */
    UPDATE_NODE_MARKER("""
            UPDATE ${p}node_marker SET number = ?, touched = (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint
            WHERE member = ? AND slot = ?
            RETURNING set_config('idle_in_transaction_session_timeout', ?, true)"""),
    INSERT_NODE_MARKER("""
            INSERT INTO ${p}node_marker (number, member, slot, touched)
            VALUES (?, ?, ?, (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint)
            RETURNING set_config('idle_in_transaction_session_timeout', ?, true)"""),
    /** Waits for a connection that was lost in COMMIT and may still be committing on the server. */
    SELECT_NODE_MARKER("""
            INSERT INTO ${p}node_marker AS m (member, slot, number, touched)
            VALUES (?, ?, -1, (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint)
            ON CONFLICT (member, slot) DO UPDATE SET number = m.number RETURNING number"""),

    /** Subscriptions and temporary destinations stay as they are until the transaction ends. */
    HOLD_TOPOLOGY("""
            SELECT pg_advisory_xact_lock_shared(?)"""),
    CHANGE_TOPOLOGY("""
            SELECT pg_advisory_xact_lock(?), set_config('idle_in_transaction_session_timeout', ?, true)"""),
    SELECT_TOPOLOGY("""
            SELECT version FROM ${p}topology"""),
    RAISE_TOPOLOGY("""
            UPDATE ${p}topology SET version = version + 1"""),

    CLAIM_MESSAGES("""
            UPDATE ${p}message m SET node = n.id, state = 'CLAIMED', order_key = -1 - m.order_key,
                delivery_count = m.delivery_count + 1
            FROM ${p}node n
            WHERE n.id = ? AND n.state = 'ALIVE' AND m.position = ANY (ARRAY (
                SELECT r.position FROM ${p}message r WHERE r.destination_id = ? AND r.order_key >= 0
                    AND (r.message_group IS NULL OR r.message_group <> ALL (?) AND r.message_group NOT IN (
                        SELECT h.message_group FROM ${p}message h
                        WHERE h.destination_id = ? AND h.order_key < 0 AND h.message_group IS NOT NULL
                            AND h.node IS DISTINCT FROM ?))
                ORDER BY r.destination_id, r.order_key LIMIT ? FOR UPDATE SKIP LOCKED))
            RETURNING m.position, m.delivery_count - 1, m.message_id, m.destination_id, m.priority, m.persistent,
                m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties,
                m.body_type, m.body_size, m.body_text, m.body_bytes"""),
    CLAIM_DELIVERIES("""
            UPDATE ${p}delivery d SET node = n.id, state = 'CLAIMED', order_key = -1 - d.order_key,
                delivery_count = d.delivery_count + 1
            FROM ${p}node n, ${p}message m
            WHERE n.id = ? AND n.state = 'ALIVE' AND m.position = d.position AND d.subscription_id = ?
                AND d.position = ANY (ARRAY (
                SELECT r.position FROM ${p}delivery r WHERE r.subscription_id = ? AND r.order_key >= 0
                    AND (r.message_group IS NULL OR r.message_group <> ALL (?) AND r.message_group NOT IN (
                        SELECT h.message_group FROM ${p}delivery h
                        WHERE h.subscription_id = ? AND h.order_key < 0 AND h.message_group IS NOT NULL
                            AND h.node IS DISTINCT FROM ?))
                ORDER BY r.subscription_id, r.order_key LIMIT ? FOR UPDATE SKIP LOCKED))
            RETURNING m.position, d.delivery_count - 1, m.message_id, m.destination_id, m.priority, m.persistent,
                m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties,
                m.body_type, m.body_size, m.body_text, m.body_bytes"""),
    CLAIM_CHOSEN_MESSAGES("""
            UPDATE ${p}message m SET node = n.id, state = 'CLAIMED', order_key = -1 - m.order_key,
                delivery_count = m.delivery_count + 1
            FROM ${p}node n
            WHERE n.id = ? AND n.state = 'ALIVE' AND m.position = ANY (ARRAY (
                SELECT r.position FROM ${p}message r
                WHERE r.position = ANY (?) AND r.destination_id + 0 = ? AND r.order_key >= 0
                    AND (r.message_group IS NULL OR ? OR r.message_group NOT IN (
                        SELECT h.message_group FROM ${p}message h
                        WHERE h.destination_id = ? AND h.order_key < 0 AND h.message_group IS NOT NULL
                            AND h.node IS DISTINCT FROM ?))
                FOR UPDATE SKIP LOCKED))
            RETURNING m.position, m.delivery_count - 1, m.message_id, m.destination_id, m.priority, m.persistent,
                m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties,
                m.body_type, m.body_size, m.body_text, m.body_bytes"""),
    CLAIM_CHOSEN_DELIVERIES("""
            UPDATE ${p}delivery d SET node = n.id, state = 'CLAIMED', order_key = -1 - d.order_key,
                delivery_count = d.delivery_count + 1
            FROM ${p}node n, ${p}message m
            WHERE n.id = ? AND n.state = 'ALIVE' AND m.position = d.position AND d.subscription_id = ?
                AND d.position = ANY (ARRAY (
                SELECT r.position FROM ${p}delivery r
                WHERE r.position = ANY (?) AND r.subscription_id = ? AND r.order_key >= 0
                    AND (r.message_group IS NULL OR ? OR r.message_group NOT IN (
                        SELECT h.message_group FROM ${p}delivery h
                        WHERE h.subscription_id = ? AND h.order_key < 0 AND h.message_group IS NOT NULL
                            AND h.node IS DISTINCT FROM ?))
                FOR UPDATE SKIP LOCKED))
            RETURNING m.position, d.delivery_count - 1, m.message_id, m.destination_id, m.priority, m.persistent,
                m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties,
                m.body_type, m.body_size, m.body_text, m.body_bytes"""),
    /** Both ranges of the index, one forwards and one backwards, put together in order of delivery. */
    OVERVIEW_MESSAGES("""
            WITH wanted(id, after, number) AS (VALUES (?::bigint, ?::bigint, ?::bigint))
            SELECT m.position, m.delivery_count - m.claimed, m.message_id, m.destination_id, m.priority,
                m.persistent, m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type,
                m.properties, m.body_type, m.body_size, m.body_text, m.body_bytes, m.next_key, m.claimed
            FROM (
                (SELECT r.*, r.order_key AS next_key, 0 AS claimed FROM ${p}message r
                WHERE r.destination_id = (SELECT id FROM wanted) AND r.order_key > (SELECT after FROM wanted)
                ORDER BY r.destination_id, r.order_key LIMIT (SELECT number FROM wanted))
                UNION ALL
                (SELECT c.*, -1 - c.order_key, 1 FROM ${p}message c
                WHERE c.destination_id = (SELECT id FROM wanted) AND c.order_key < (SELECT -1 - after FROM wanted)
                    AND c.node IS NOT NULL
                ORDER BY c.destination_id DESC, c.order_key DESC LIMIT (SELECT number FROM wanted))) AS m
            ORDER BY m.next_key LIMIT (SELECT number FROM wanted)"""),
    OVERVIEW_DELIVERIES("""
            WITH wanted(id, after, number) AS (VALUES (?::bigint, ?::bigint, ?::bigint))
            SELECT m.position, d.delivery_count - d.claimed, m.message_id, m.destination_id, m.priority,
                m.persistent, m.sent_time, m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type,
                m.properties, m.body_type, m.body_size, m.body_text, m.body_bytes, d.next_key, d.claimed
            FROM (
                (SELECT r.position, r.delivery_count, r.order_key AS next_key, 0 AS claimed FROM ${p}delivery r
                WHERE r.subscription_id = (SELECT id FROM wanted) AND r.order_key > (SELECT after FROM wanted)
                ORDER BY r.subscription_id, r.order_key LIMIT (SELECT number FROM wanted))
                UNION ALL
                (SELECT c.position, c.delivery_count, -1 - c.order_key, 1 FROM ${p}delivery c
                WHERE c.subscription_id = (SELECT id FROM wanted) AND c.order_key < (SELECT -1 - after FROM wanted)
                    AND c.node IS NOT NULL
                ORDER BY c.subscription_id DESC, c.order_key DESC LIMIT (SELECT number FROM wanted))) AS d
            JOIN ${p}message m ON m.position = d.position
            ORDER BY d.next_key LIMIT (SELECT number FROM wanted)"""),
    /**
     * Two nodes may claim from one group at the same moment, without seeing each other: each looks again once its claim
     * is committed, and gives back what it must not have. So it does where what was locked at that moment came first.
     */
    UNCLAIM_CONTESTED_MESSAGES("""
            UPDATE ${p}message m SET node = NULL, state = 'READY', order_key = -1 - m.order_key,
                delivery_count = m.delivery_count - 1
            WHERE m.position = ANY (?) AND m.node = ? AND m.destination_id + 0 = ? AND (
                m.message_group IN (SELECT h.message_group FROM ${p}message h
                    WHERE h.destination_id = ? AND h.order_key < 0 AND h.message_group IS NOT NULL
                        AND h.node IS DISTINCT FROM ?)
                OR ? AND EXISTS (SELECT 1 FROM ${p}message e
                    WHERE e.destination_id = ? AND e.message_group = m.message_group
                        AND e.order_key >= 0 AND e.order_key < -1 - m.order_key))
            RETURNING m.position"""),
    UNCLAIM_CONTESTED_DELIVERIES("""
            UPDATE ${p}delivery m SET node = NULL, state = 'READY', order_key = -1 - m.order_key,
                delivery_count = m.delivery_count - 1
            WHERE m.position = ANY (?) AND m.node = ? AND m.subscription_id = ? AND (
                m.message_group IN (SELECT h.message_group FROM ${p}delivery h
                    WHERE h.subscription_id = ? AND h.order_key < 0 AND h.message_group IS NOT NULL
                        AND h.node IS DISTINCT FROM ?)
                OR ? AND EXISTS (SELECT 1 FROM ${p}delivery e
                    WHERE e.subscription_id = ? AND e.message_group = m.message_group
                        AND e.order_key >= 0 AND e.order_key < -1 - m.order_key))
            RETURNING m.position"""),
    UNCLAIM_MESSAGES("""
            UPDATE ${p}message SET node = NULL, state = 'READY', order_key = -1 - order_key,
                delivery_count = delivery_count - ?
            WHERE position = ANY (?) AND node = ? AND destination_id + 0 = ?"""),
    UNCLAIM_DELIVERIES("""
            UPDATE ${p}delivery SET node = NULL, state = 'READY', order_key = -1 - order_key,
                delivery_count = delivery_count - ?
            WHERE position = ANY (?) AND node = ? AND subscription_id = ?"""),
    CLAIMED_MESSAGES("""
            SELECT -1 - order_key FROM ${p}message WHERE destination_id = ? AND order_key < 0 AND node = ?"""),
    CLAIMED_DELIVERIES("""
            SELECT -1 - order_key FROM ${p}delivery WHERE subscription_id = ? AND order_key < 0 AND node = ?"""),
    SELECT_READY("""
            SELECT 'QUEUE', q.id FROM unnest(?::bigint[]) AS q(id), LATERAL (
                SELECT 1 FROM ${p}message r WHERE r.destination_id = q.id AND r.order_key >= 0
                ORDER BY r.destination_id, r.order_key LIMIT 1) AS ready
            UNION ALL
            SELECT 'SUBSCRIPTION', s.id FROM unnest(?::bigint[]) AS s(id), LATERAL (
                SELECT 1 FROM ${p}delivery r WHERE r.subscription_id = s.id AND r.order_key >= 0
                ORDER BY r.subscription_id, r.order_key LIMIT 1) AS ready"""),
    RELEASE_MESSAGES("""
            UPDATE ${p}message m SET node = NULL, state = 'READY', order_key = -1 - m.order_key
            WHERE m.position = ANY (ARRAY (
                SELECT r.position
                FROM (SELECT id FROM ${p}destination WHERE kind = 'QUEUE'
                    UNION ALL SELECT id FROM ${p}temporary WHERE kind = 'QUEUE'
                    UNION ALL SELECT backlog_id FROM ${p}trim WHERE backlog_kind = 'QUEUE') AS q(id),
                LATERAL (SELECT c.position FROM ${p}message c
                    WHERE c.destination_id = q.id AND c.order_key < 0 AND c.node = ANY (?)
                    ORDER BY c.destination_id, c.order_key LIMIT ? FOR UPDATE SKIP LOCKED) AS r
                LIMIT ?))
            RETURNING m.destination_id, m.order_key"""),
    RELEASE_DELIVERIES("""
            UPDATE ${p}delivery d SET node = NULL, state = 'READY', order_key = -1 - d.order_key
            FROM (SELECT r.subscription_id, r.position
                FROM (SELECT id FROM ${p}subscription
                    UNION ALL SELECT id FROM ${p}passing_subscription
                    UNION ALL SELECT backlog_id FROM ${p}trim WHERE backlog_kind = 'SUBSCRIPTION') AS s(id),
                LATERAL (SELECT c.subscription_id, c.position FROM ${p}delivery c
                    WHERE c.subscription_id = s.id AND c.order_key < 0 AND c.node = ANY (?)
                    ORDER BY c.subscription_id, c.order_key LIMIT ? FOR UPDATE SKIP LOCKED) AS r
                LIMIT ?) AS lost
            WHERE d.position = lost.position AND d.subscription_id = lost.subscription_id
            RETURNING d.subscription_id, d.order_key"""),

    REMOVE_MESSAGES("""
            DELETE FROM ${p}message WHERE position = ANY (?) AND coalesce(node, 0) = ?
            RETURNING CASE WHEN body_size > 0 THEN position END"""),
    REMOVE_DELIVERIES("""
            DELETE FROM ${p}delivery d USING unnest(?::bigint[], ?::bigint[]) AS s(position, subscription_id)
            WHERE d.position = s.position AND d.subscription_id = s.subscription_id AND coalesce(d.node, 0) = ?"""),
    /** Whoever removes the last but one delivery of a message must see whether another removes the last. */
    HOLD_MESSAGES("""
            SELECT position FROM ${p}message WHERE position = ANY (?) ORDER BY position FOR NO KEY UPDATE"""),
    REMOVE_DELIVERED_MESSAGES("""
            DELETE FROM ${p}message m
            WHERE position = ANY (?) AND NOT EXISTS (SELECT 1 FROM ${p}delivery d WHERE d.position = m.position)
            RETURNING CASE WHEN body_size > 0 THEN position END"""),
    /** The last copy of those that are more than so many, whoever else removes some at the same time. */
    SELECT_ARCHIVE_SURPLUS("""
            SELECT position FROM ${p}archive WHERE destination_id = ?
            ORDER BY destination_id DESC, position DESC OFFSET ? LIMIT 1"""),
    SELECT_ARCHIVED_UP_TO("""
            SELECT position FROM ${p}archive WHERE destination_id = ? AND position <= ?
            ORDER BY destination_id, position LIMIT ?"""),
    GIVE_BACK_MESSAGE("""
            UPDATE ${p}message SET node = NULL, state = ?, order_key = ?, delivery_count = ?, due_time = ?
            WHERE position = ? AND coalesce(node, 0) = ?"""),
    GIVE_BACK_DELIVERY("""
            UPDATE ${p}delivery SET node = NULL, state = ?, order_key = ?, delivery_count = ?, due_time = ?
            WHERE position = ? AND coalesce(node, 0) = ? AND subscription_id = ?"""),
    KEEP_MESSAGE("""
            UPDATE ${p}message SET delivery_count = ? WHERE position = ? AND coalesce(node, 0) = ?"""),
    KEEP_DELIVERY("""
            UPDATE ${p}delivery SET delivery_count = ?
            WHERE position = ? AND coalesce(node, 0) = ? AND subscription_id = ?"""),
    /** Of a message group it keeps the key of a claim, though it is no node's, so that others see it. */
    PARK_CLAIMED_MESSAGE("""
            UPDATE ${p}message SET node = NULL, state = 'PREPARED', due_time = 0,
                order_key = CASE WHEN message_group IS NULL THEN NULL ELSE order_key END,
                delivery_count = delivery_count - 1
            WHERE position = ? AND coalesce(node, 0) = ?"""),
    PARK_CLAIMED_DELIVERY("""
            UPDATE ${p}delivery SET node = NULL, state = 'PREPARED', due_time = 0,
                order_key = CASE WHEN message_group IS NULL THEN NULL ELSE order_key END,
                delivery_count = delivery_count - 1
            WHERE position = ? AND coalesce(node, 0) = ? AND subscription_id = ?"""),
    EXPIRE_MESSAGES("""
            DELETE FROM ${p}message WHERE position = ANY (?) AND coalesce(node, 0) = ? AND state <> 'PREPARED'
            RETURNING CASE WHEN body_size > 0 THEN position END"""),
    EXPIRE_DELIVERIES("""
            DELETE FROM ${p}delivery d USING unnest(?::bigint[], ?::bigint[]) AS s(position, subscription_id)
            WHERE d.position = s.position AND d.subscription_id = s.subscription_id AND coalesce(d.node, 0) = ?
                AND d.state <> 'PREPARED'"""),
    EXPIRE_MESSAGE_LATER("""
            INSERT INTO ${p}timer (fires_at, position, backlog_kind, backlog_id, kind, priority)
            SELECT ?, position, 'QUEUE', destination_id, 'EXPIRY', priority FROM ${p}message
            WHERE position = ? AND node IS NOT NULL
            ON CONFLICT DO NOTHING"""),
    EXPIRE_DELIVERY_LATER("""
            INSERT INTO ${p}timer (fires_at, position, backlog_kind, backlog_id, kind, priority)
            SELECT ?, d.position, 'SUBSCRIPTION', d.subscription_id, 'EXPIRY', m.priority
            FROM ${p}delivery d JOIN ${p}message m ON m.position = d.position
            WHERE d.position = ? AND d.subscription_id = ? AND d.node IS NOT NULL
            ON CONFLICT DO NOTHING"""),
    /** Where {@link #REMEMBER_SENT} cannot replace what is over, and fails where another JVM was first. */
    FORGET_SENT_BEFORE(""),
    /** Without VALUES, because drivers put such statements of a batch together, and no longer tell their counts. */
    REMEMBER_SENT("""
            INSERT INTO ${p}sent AS s (destination_id, deduplication_id, until_time)
            SELECT CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS BIGINT)
            ON CONFLICT (destination_id, deduplication_id) DO UPDATE SET until_time = EXCLUDED.until_time
                WHERE s.until_time <= (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint"""),
    /** Leaves out what another JVM is moving. */
    SELECT_FREE_OUTBOX("""
            SELECT id, destination, priority, persistent, sent_time, expiration, delivery_time, message_id,
                correlation_id, reply_to, jms_type, properties, body_type, body_size, body_text, body_bytes
            FROM ${p}outbox WHERE state = 'STAGED' ORDER BY state, id LIMIT ? FOR UPDATE SKIP LOCKED"""),

    TRIM_FREE_MESSAGES("""
            SELECT position, due_time, expiration FROM ${p}message
            WHERE destination_id = ? AND state <> 'TOPIC' AND node IS NULL FETCH FIRST ? ROWS ONLY"""),
    TRIM_FREE_DELIVERIES("""
            SELECT d.position, d.due_time, m.expiration
            FROM ${p}delivery d JOIN ${p}message m ON m.position = d.position
            WHERE d.subscription_id = ? AND d.node IS NULL FETCH FIRST ? ROWS ONLY"""),
    FORGET_TRIM("""
            DELETE FROM ${p}trim t WHERE backlog_kind = ? AND backlog_id = ?
                AND NOT EXISTS (SELECT 1 FROM ${p}message m
                    WHERE m.destination_id = t.backlog_id AND t.backlog_kind = 'QUEUE' AND m.state <> 'TOPIC')
                AND NOT EXISTS (SELECT 1 FROM ${p}delivery d
                    WHERE d.subscription_id = t.backlog_id AND t.backlog_kind = 'SUBSCRIPTION')"""),
    FORGET_TEMPORARY_TRIMS("""
            DELETE FROM ${p}trim WHERE backlog_id < 0"""),
    SELECT_TRIM("""
            SELECT 1 FROM ${p}trim WHERE backlog_kind = ? AND backlog_id = ?"""),
    REMEMBER_TRIM("""
            INSERT INTO ${p}trim (backlog_kind, backlog_id) VALUES (?, ?) ON CONFLICT DO NOTHING"""),

    SELECT_DESTINATION("""
            SELECT id, kind, name FROM ${p}destination WHERE kind = ? AND name = ?"""),
    ADD_DESTINATION("""
            INSERT INTO ${p}destination (id, kind, name) VALUES (nextval('${p}key'), ?, ?) ON CONFLICT DO NOTHING"""),
    SELECT_TOPICS("""
            SELECT id, kind, name FROM ${p}destination WHERE kind = 'TOPIC'
            UNION ALL SELECT id, kind, name FROM ${p}temporary WHERE kind = 'TOPIC'"""),
    ADD_TEMPORARY("""
            INSERT INTO ${p}temporary AS t (id, kind, name, node) VALUES (-nextval('${p}key'), ?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET node = EXCLUDED.node WHERE t.node = EXCLUDED.node
            RETURNING id"""),
    SELECT_TEMPORARY("""
            SELECT id, kind, name FROM ${p}temporary WHERE name = ?"""),
    SELECT_TEMPORARIES("""
            SELECT id FROM ${p}temporary WHERE id = ANY (?)"""),
    SELECT_TEMPORARIES_OF("""
            SELECT id, kind FROM ${p}temporary WHERE node = ?"""),
    DELETE_TEMPORARY("""
            DELETE FROM ${p}temporary WHERE id = ?"""),
    SELECT_ALL_SUBSCRIPTIONS("""
            SELECT id, topic_id, client_id, name, selector, no_local, shared FROM ${p}subscription
            UNION ALL
            SELECT id, topic_id, client_id, name, selector, no_local, shared FROM ${p}passing_subscription"""),
    FIND_SUBSCRIPTION("""
            SELECT id, topic_id, client_id, name, selector, no_local, shared FROM ${p}subscription
            WHERE client_id = ? AND name = ?"""),
    FIND_PASSING_SUBSCRIPTION("""
            SELECT id, topic_id, client_id, name, selector, no_local, shared FROM ${p}passing_subscription
            WHERE client_id = ? AND name = ?"""),
    ADD_SUBSCRIPTION("""
            INSERT INTO ${p}subscription (id, client_id, name, topic_id, selector, no_local, shared)
            VALUES (nextval('${p}key'), ?, ?, ?, ?, ?, ?) RETURNING id"""),
    ADD_PASSING_SUBSCRIPTION("""
            INSERT INTO ${p}passing_subscription (id, client_id, name, topic_id, selector, no_local, shared)
            VALUES (-nextval('${p}key'), ?, ?, ?, ?, ?, ?) RETURNING id"""),
    END_SUBSCRIPTION("""
            DELETE FROM ${p}subscription WHERE id = ?"""),
    END_PASSING_SUBSCRIPTION("""
            DELETE FROM ${p}passing_subscription WHERE id = ?"""),
    ADD_SUBSCRIBER("""
            INSERT INTO ${p}subscriber (subscription_id, node) VALUES (?, ?) ON CONFLICT DO NOTHING"""),
    DELETE_SUBSCRIBER("""
            DELETE FROM ${p}subscriber WHERE subscription_id = ? AND node = ?"""),
    COUNT_SUBSCRIBERS("""
            SELECT COUNT(*) FROM ${p}subscriber WHERE subscription_id = ?"""),
    SELECT_SUBSCRIBED("""
            SELECT subscription_id FROM ${p}subscriber WHERE node = ?"""),
    ANY_CLAIMED_DELIVERY("""
            SELECT COUNT(*) FROM (SELECT 1 FROM ${p}delivery WHERE subscription_id = ? AND order_key < 0
                ORDER BY subscription_id, order_key LIMIT 1) AS claimed"""),
    TAKE_CLIENT("""
            INSERT INTO ${p}client AS c (client_id, node) VALUES (?, ?)
            ON CONFLICT (client_id) DO UPDATE SET node = c.node RETURNING node"""),
    GIVE_BACK_CLIENT("""
            DELETE FROM ${p}client WHERE client_id = ? AND node = ?"""),
    GIVE_BACK_CLIENTS("""
            DELETE FROM ${p}client WHERE node = ?""");

    private final String standard;

    SharedSql(String standard) {
        this.standard = standard;
    }

    @Override
    public String standard() {
        return standard;
    }
}
