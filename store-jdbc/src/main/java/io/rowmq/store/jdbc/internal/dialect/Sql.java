package io.rowmq.store.jdbc.internal.dialect;

/**
 * Every statement the store executes, in the form that all supported databases understand; a {@link Dialect} replaces
 * single ones. {@code ${p}} stands for the table prefix with the schema, {@code ${n}} for the prefix alone,
 * {@code ${N}} for the same in upper case.
 */
public enum Sql implements StoreSql {
    SELECT_VERSION("""
            SELECT MAX(version) FROM ${p}schema"""),
    NEXT_KEY("""
            SELECT NEXT VALUE FOR ${p}key"""),

    SELECT_MARKERS("""
            SELECT slot, number, next_position FROM ${p}marker"""),
    SELECT_MARKER("""
            SELECT number FROM ${p}marker WHERE slot = ?"""),
    INSERT_MARKER("""
            INSERT INTO ${p}marker (number, next_position, slot) VALUES (?, ?, ?)"""),
    UPDATE_MARKER("""
            UPDATE ${p}marker SET number = ?, next_position = ? WHERE slot = ?"""),

    SELECT_DESTINATIONS("""
            SELECT id, kind, name FROM ${p}destination ORDER BY id"""),
    INSERT_DESTINATION("""
            INSERT INTO ${p}destination (id, kind, name) VALUES (?, ?, ?)"""),
    DELETE_DESTINATION("""
            DELETE FROM ${p}destination WHERE id = ?"""),

    SELECT_SUBSCRIPTIONS("""
            SELECT id, topic_id, client_id, name, selector, no_local, shared FROM ${p}subscription ORDER BY id"""),
    INSERT_SUBSCRIPTION("""
            INSERT INTO ${p}subscription (id, topic_id, client_id, name, selector, no_local, shared)
            VALUES (?, ?, ?, ?, ?, ?, ?)"""),
    DELETE_SUBSCRIPTION("""
            DELETE FROM ${p}subscription WHERE id = ?"""),

    SELECT_USERS("""
            SELECT u.name, u.password_hash, r.pattern, r.rights
            FROM ${p}user u LEFT JOIN ${p}user_role r ON r.user_name = u.name
            ORDER BY u.name, r.pattern"""),
    INSERT_USER("""
            INSERT INTO ${p}user (password_hash, name) VALUES (?, ?)"""),
    UPDATE_USER("""
            UPDATE ${p}user SET password_hash = ? WHERE name = ?"""),
    DELETE_USER("""
            DELETE FROM ${p}user WHERE name = ?"""),
    INSERT_ROLE("""
            INSERT INTO ${p}user_role (rights, user_name, pattern) VALUES (?, ?, ?)"""),
    UPDATE_ROLE("""
            UPDATE ${p}user_role SET rights = ? WHERE user_name = ? AND pattern = ?"""),
    DELETE_ROLE("""
            DELETE FROM ${p}user_role WHERE user_name = ? AND pattern = ?"""),
    DELETE_ROLES("""
            DELETE FROM ${p}user_role WHERE user_name = ?"""),

    SELECT_SETTINGS("""
            SELECT pattern, name, setting_value FROM ${p}setting ORDER BY pattern, name"""),
    INSERT_SETTING("""
            INSERT INTO ${p}setting (setting_value, pattern, name) VALUES (?, ?, ?)"""),
    UPDATE_SETTING("""
            UPDATE ${p}setting SET setting_value = ? WHERE pattern = ? AND name = ?"""),
    DELETE_SETTING("""
            DELETE FROM ${p}setting WHERE pattern = ? AND name = ?"""),

    SELECT_TRIMS("""
            SELECT backlog_kind, backlog_id FROM ${p}trim"""),
    INSERT_TRIM("""
            INSERT INTO ${p}trim (backlog_kind, backlog_id) VALUES (?, ?)"""),
    DELETE_TRIM("""
            DELETE FROM ${p}trim WHERE backlog_kind = ? AND backlog_id = ?"""),

    INSERT_MESSAGE("""
            INSERT INTO ${p}message (position, destination_id, order_key, state, priority, delivery_count, due_time,
                persistent, sent_time, expiration, delivery_time, message_id, correlation_id, reply_to, jms_type,
                properties, body_type, body_size, body_text, body_bytes)
            VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""),
    INSERT_DELIVERY("""
            INSERT INTO ${p}delivery (position, subscription_id, order_key, state, delivery_count, due_time)
            VALUES (?, ?, ?, ?, 0, ?)"""),
    INSERT_BODY_PART("""
            INSERT INTO ${p}body_part (position, part, content) VALUES (?, ?, ?)"""),
    INSERT_TIMER("""
            INSERT INTO ${p}timer (fires_at, position, backlog_kind, backlog_id, kind, priority)
            VALUES (?, ?, ?, ?, ?, ?)"""),

    RETURN_MESSAGE("""
            UPDATE ${p}message SET delivery_count = ? WHERE position = ?"""),
    RETURN_DELIVERY("""
            UPDATE ${p}delivery SET delivery_count = ? WHERE position = ? AND subscription_id = ?"""),
    DELAY_MESSAGE("""
            UPDATE ${p}message SET delivery_count = ?, due_time = ?, order_key = NULL, state = 'DELAYED'
            WHERE position = ?"""),
    DELAY_DELIVERY("""
            UPDATE ${p}delivery SET delivery_count = ?, due_time = ?, order_key = NULL, state = 'DELAYED'
            WHERE position = ? AND subscription_id = ?"""),
    READY_MESSAGE("""
            UPDATE ${p}message SET order_key = ?, due_time = 0, state = 'READY'
            WHERE position = ? AND state = 'DELAYED' AND due_time = ?"""),
    READY_DELIVERY("""
            UPDATE ${p}delivery SET order_key = ?, due_time = 0, state = 'READY'
            WHERE position = ? AND subscription_id = ? AND state = 'DELAYED' AND due_time = ?"""),
    DELETE_TIMER("""
            DELETE FROM ${p}timer
            WHERE fires_at = ? AND position = ? AND backlog_id = ? AND backlog_kind = ? AND kind = ?"""),
    DELETE_MESSAGE("""
            DELETE FROM ${p}message WHERE position = ?"""),
    DELETE_DELIVERY("""
            DELETE FROM ${p}delivery WHERE position = ? AND subscription_id = ?"""),
    DELETE_DELIVERED_MESSAGE("""
            DELETE FROM ${p}message
            WHERE position = ? AND NOT EXISTS (SELECT 1 FROM ${p}delivery WHERE position = ?)"""),
    DELETE_BODY_PARTS("""
            DELETE FROM ${p}body_part
            WHERE position = ? AND NOT EXISTS (SELECT 1 FROM ${p}message WHERE position = ?)"""),

    PAGE_QUEUE("""
            SELECT m.position, m.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes, m.order_key
            FROM ${p}message m
            WHERE m.destination_id = ? AND m.order_key > ?
            ORDER BY m.destination_id, m.order_key FETCH FIRST ? ROWS ONLY"""),
    PAGE_SUBSCRIPTION("""
            SELECT m.position, d.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes, d.order_key
            FROM ${p}delivery d JOIN ${p}message m ON m.position = d.position
            WHERE d.subscription_id = ? AND d.order_key > ?
            ORDER BY d.subscription_id, d.order_key FETCH FIRST ? ROWS ONLY"""),
    LOAD_QUEUE("""
            SELECT m.position, m.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes
            FROM ${p}message m WHERE m.position = ANY (?) AND m.destination_id + 0 = ?"""),
    LOAD_SUBSCRIPTION("""
            SELECT m.position, d.delivery_count, m.message_id, m.destination_id, m.priority, m.persistent, m.sent_time,
                m.expiration, m.delivery_time, m.correlation_id, m.reply_to, m.jms_type, m.properties, m.body_type,
                m.body_size, m.body_text, m.body_bytes
            FROM ${p}delivery d JOIN ${p}message m ON m.position = d.position
            WHERE d.position = ANY (?) AND d.subscription_id + 0 = ?"""),
    SELECT_BODY("""
            SELECT body_type, body_size, body_text, body_bytes FROM ${p}message WHERE position = ?"""),
    SELECT_BODY_PARTS("""
            SELECT content FROM ${p}body_part WHERE position = ? ORDER BY position, part"""),
    ANY_BODY_PART("""
            SELECT 1 FROM ${p}body_part FETCH FIRST 1 ROWS ONLY"""),
    SELECT_TIMERS("""
            SELECT fires_at, kind, backlog_kind, backlog_id, position, priority FROM ${p}timer
            WHERE fires_at <= ? ORDER BY fires_at, position FETCH FIRST ? ROWS ONLY"""),

    COUNT_READY_MESSAGES("""
            SELECT COUNT(*) FROM ${p}message WHERE destination_id = ? AND order_key >= 0"""),
    COUNT_DELAYED_MESSAGES("""
            SELECT COUNT(*) FROM ${p}message WHERE destination_id = ? AND order_key IS NULL AND state = 'DELAYED'"""),
    COUNT_READY_DELIVERIES("""
            SELECT COUNT(*) FROM ${p}delivery WHERE subscription_id = ? AND order_key >= 0"""),
    COUNT_DELAYED_DELIVERIES("""
            SELECT COUNT(*) FROM ${p}delivery WHERE subscription_id = ? AND order_key IS NULL AND state = 'DELAYED'"""),

    TRIM_QUEUE("""
            SELECT position, due_time, expiration FROM ${p}message
            WHERE destination_id = ? AND state <> 'TOPIC' FETCH FIRST ? ROWS ONLY"""),
    TRIM_SUBSCRIPTION("""
            SELECT d.position, d.due_time, m.expiration
            FROM ${p}delivery d JOIN ${p}message m ON m.position = d.position
            WHERE d.subscription_id = ? FETCH FIRST ? ROWS ONLY"""),
    TEMPORARY_QUEUES("""
            SELECT destination_id FROM ${p}message
            WHERE destination_id < 0 AND state <> 'TOPIC' FETCH FIRST 1 ROWS ONLY"""),
    TEMPORARY_SUBSCRIPTIONS("""
            SELECT subscription_id FROM ${p}delivery WHERE subscription_id < 0 FETCH FIRST 1 ROWS ONLY"""),

    SELECT_INSTALLATION("""
            SELECT id FROM ${p}installation"""),
    INSERT_INSTALLATION("""
            INSERT INTO ${p}installation (id) VALUES (?)"""),
    INSERT_OUTBOX("""
            INSERT INTO ${p}outbox (destination, priority, persistent, sent_time, expiration, delivery_time,
                message_id, correlation_id, reply_to, jms_type, properties, body_type, body_size, body_text, body_bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""),
    INSERT_OUTBOX_PART("""
            INSERT INTO ${p}outbox_part (outbox_id, part, content) VALUES (?, ?, ?)"""),
    SELECT_OUTBOX("""
            SELECT id, destination, priority, persistent, sent_time, expiration, delivery_time, message_id,
                correlation_id, reply_to, jms_type, properties, body_type, body_size, body_text, body_bytes
            FROM ${p}outbox WHERE state = 'STAGED' ORDER BY state, id FETCH FIRST ? ROWS ONLY"""),
    SELECT_OUTBOX_PARTS("""
            SELECT content FROM ${p}outbox_part WHERE outbox_id = ? ORDER BY outbox_id, part"""),
    DELETE_OUTBOX("""
            DELETE FROM ${p}outbox WHERE id = ? AND state = 'STAGED'"""),
    DELETE_OUTBOX_PARTS("""
            DELETE FROM ${p}outbox_part WHERE outbox_id = ?"""),
    REJECT_OUTBOX("""
            UPDATE ${p}outbox SET state = 'REJECTED', reason = ? WHERE id = ? AND state = 'STAGED'"""),

    SELECT_SENT("""
            SELECT 1 FROM ${p}sent WHERE destination_id = ? AND deduplication_id = ? AND until_time > ?"""),
    INSERT_SENT("""
            INSERT INTO ${p}sent (destination_id, deduplication_id, until_time) VALUES (?, ?, ?)"""),
    DELETE_SENT("""
            DELETE FROM ${p}sent WHERE destination_id = ? AND deduplication_id = ?"""),
    FORGET_SENT("""
            DELETE FROM ${p}sent WHERE destination_id = ? AND deduplication_id = ? AND until_time <= ?"""),
    SELECT_FORGOTTEN("""
            SELECT destination_id, deduplication_id FROM ${p}sent
            WHERE until_time <= ? ORDER BY until_time FETCH FIRST ? ROWS ONLY"""),

    ARCHIVE_MESSAGE("""
            INSERT INTO ${p}archive (position, destination_id, consumed_time, until_time, priority, persistent,
                sent_time, expiration, delivery_time, message_id, correlation_id, reply_to, jms_type, properties,
                body_type, body_size, body_text, body_bytes)
            SELECT m.position, m.destination_id, CAST(? AS BIGINT), CAST(? AS BIGINT), m.priority, m.persistent,
                m.sent_time, m.expiration, m.delivery_time, m.message_id, m.correlation_id, m.reply_to, m.jms_type,
                m.properties, m.body_type, m.body_size, m.body_text, m.body_bytes
            FROM ${p}message m
            WHERE m.position = ? AND NOT EXISTS (SELECT 1 FROM ${p}archive a WHERE a.position = m.position)"""),
    ARCHIVE_BODY_PARTS("""
            INSERT INTO ${p}archive_part (position, part, content)
            SELECT b.position, b.part, b.content FROM ${p}body_part b
            WHERE b.position = ? AND NOT EXISTS (
                SELECT 1 FROM ${p}archive_part a WHERE a.position = b.position AND a.part = b.part)"""),
    PAGE_ARCHIVE("""
            SELECT a.position, 0, a.message_id, a.destination_id, a.priority, a.persistent, a.sent_time, a.expiration,
                a.delivery_time, a.correlation_id, a.reply_to, a.jms_type, a.properties, a.body_type, a.body_size,
                a.body_text, a.body_bytes, a.position, a.consumed_time
            FROM ${p}archive a
            WHERE a.destination_id = ? AND a.position > ?
            ORDER BY a.destination_id, a.position FETCH FIRST ? ROWS ONLY"""),
    LOAD_ARCHIVED("""
            SELECT a.position, 0, a.message_id, a.destination_id, a.priority, a.persistent, a.sent_time, a.expiration,
                a.delivery_time, a.correlation_id, a.reply_to, a.jms_type, a.properties, a.body_type, a.body_size,
                a.body_text, a.body_bytes, a.position, a.consumed_time
            FROM ${p}archive a WHERE a.position = ? AND a.destination_id = ?"""),
    SELECT_ARCHIVED_BODY("""
            SELECT body_type, body_size, body_text, body_bytes FROM ${p}archive WHERE position = ?"""),
    SELECT_ARCHIVED_PARTS("""
            SELECT content FROM ${p}archive_part WHERE position = ? ORDER BY position, part"""),
    SELECT_ARCHIVES("""
            SELECT destination_id, COUNT(*), MAX(position) FROM ${p}archive
            GROUP BY destination_id ORDER BY destination_id"""),
    SELECT_ARCHIVE_END("""
            SELECT MIN(until_time) FROM ${p}archive"""),
    SELECT_ARCHIVED_UNTIL("""
            SELECT position FROM ${p}archive
            WHERE until_time <= ? ORDER BY until_time FETCH FIRST ? ROWS ONLY"""),
    COUNT_ARCHIVE("""
            SELECT COUNT(*) FROM ${p}archive WHERE destination_id = ?"""),
    SELECT_ARCHIVED_FIRST("""
            SELECT position FROM ${p}archive
            WHERE destination_id = ? ORDER BY destination_id, position FETCH FIRST ? ROWS ONLY"""),
    DELETE_ARCHIVED("""
            DELETE FROM ${p}archive WHERE position = ? AND destination_id = ?"""),
    DELETE_OLD_ARCHIVED("""
            DELETE FROM ${p}archive WHERE position = ?"""),
    DELETE_ARCHIVED_PARTS("""
            DELETE FROM ${p}archive_part WHERE position = ?"""),

    PARK_MESSAGE("""
            UPDATE ${p}message SET state = 'PREPARED', order_key = NULL, due_time = 0 WHERE position = ?"""),
    PARK_DELIVERY("""
            UPDATE ${p}delivery SET state = 'PREPARED', order_key = NULL, due_time = 0
            WHERE position = ? AND subscription_id = ?"""),
    UNPARK_MESSAGE("""
            UPDATE ${p}message SET state = ?, order_key = ?, delivery_count = ?, due_time = ?
            WHERE position = ? AND state = 'PREPARED'"""),
    UNPARK_DELIVERY("""
            UPDATE ${p}delivery SET state = ?, order_key = ?, delivery_count = ?, due_time = ?
            WHERE position = ? AND subscription_id = ? AND state = 'PREPARED'"""),

    SELECT_BRANCHES("""
            SELECT gtrid, bqual, format_id, state, since, items FROM ${p}branch
            ORDER BY gtrid, bqual, format_id, part"""),
    INSERT_BRANCH("""
            INSERT INTO ${p}branch (gtrid, bqual, format_id, part, state, since, items)
            VALUES (?, ?, ?, ?, ?, ?, ?)"""),
    FINISH_BRANCH("""
            DELETE FROM ${p}branch WHERE gtrid = ? AND bqual = ? AND format_id = ? AND state = 'PREPARED'"""),
    FORGET_BRANCH("""
            DELETE FROM ${p}branch WHERE gtrid = ? AND bqual = ? AND format_id = ? AND state <> 'PREPARED'"""),
    DECIDE_BRANCH("""
            UPDATE ${p}branch SET state = ?, since = ?, items = ''
            WHERE gtrid = ? AND bqual = ? AND format_id = ? AND state = 'PREPARED'"""),

    SELECT_HANDOUTS("""
            SELECT backlog_kind, backlog_id, positions FROM ${p}handout"""),
    UPDATE_HANDOUT("""
            UPDATE ${p}handout SET positions = ? WHERE backlog_kind = ? AND backlog_id = ?"""),
    INSERT_HANDOUT("""
            INSERT INTO ${p}handout (positions, backlog_kind, backlog_id) VALUES (?, ?, ?)"""),
    DELETE_HANDOUT("""
            DELETE FROM ${p}handout WHERE backlog_kind = ? AND backlog_id = ?"""),
    CLEAR_HANDOUTS("""
            DELETE FROM ${p}handout"""),
    COUNT_HANDED_OUT_MESSAGES("""
            UPDATE ${p}message SET delivery_count = delivery_count + 1
            WHERE position BETWEEN ? AND ? AND destination_id + 0 = ? AND state <> 'PREPARED'"""),
    COUNT_HANDED_OUT_DELIVERIES("""
            UPDATE ${p}delivery SET delivery_count = delivery_count + 1
            WHERE position BETWEEN ? AND ? AND subscription_id + 0 = ? AND state <> 'PREPARED'""");

    private final String standard;

    Sql(String standard) {
        this.standard = standard;
    }

    @Override
    public String standard() {
        return standard;
    }
}
