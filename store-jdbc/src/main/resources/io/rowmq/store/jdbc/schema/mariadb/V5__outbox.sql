-- RowMQ, schema version 5, for MariaDB: the outbox.
-- ${p} is the prefix of all tables, with the database where one is configured; ${n} is the prefix alone.

-- One row that tells this installation from all others: a connection that finds another id leads to another database.
CREATE TABLE IF NOT EXISTS ${p}installation (
    id VARCHAR(36) PRIMARY KEY
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Messages that wait to be moved to their destinations once the transaction that wrote them has committed. Any program
-- may write here: destination and body_text are enough.
-- destination: queue://NAME, topic://NAME, or the bare name of a queue.
-- state: STAGED, or REJECTED with the reason; set it to STAGED again once what was wrong has been corrected.
-- Times are milliseconds since the epoch; 0: not said. properties is JSON. body_type: TEXT, BYTES, MAP, STREAM, OBJECT
-- or NONE. body_size: 0, or the size of a body that is in ${p}outbox_part, in bytes.
CREATE TABLE IF NOT EXISTS ${p}outbox (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    destination VARCHAR(1020) NOT NULL,
    state VARCHAR(8) DEFAULT 'STAGED' NOT NULL,
    reason LONGTEXT,
    priority SMALLINT DEFAULT 4 NOT NULL,
    persistent BOOLEAN DEFAULT TRUE NOT NULL,
    sent_time BIGINT DEFAULT 0 NOT NULL,
    expiration BIGINT DEFAULT 0 NOT NULL,
    delivery_time BIGINT DEFAULT 0 NOT NULL,
    message_id MEDIUMTEXT,
    correlation_id MEDIUMTEXT,
    reply_to MEDIUMTEXT,
    jms_type MEDIUMTEXT,
    properties LONGTEXT,
    body_type VARCHAR(8) DEFAULT 'TEXT' NOT NULL,
    body_size BIGINT DEFAULT 0 NOT NULL,
    body_text LONGTEXT,
    body_bytes LONGBLOB,
    INDEX ${n}outbox_state (state, id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Bodies that are too large for a row, cut into parts; text in UTF-8.
CREATE TABLE IF NOT EXISTS ${p}outbox_part (
    outbox_id BIGINT NOT NULL,
    part INTEGER NOT NULL,
    content LONGBLOB NOT NULL,
    PRIMARY KEY (outbox_id, part)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO ${p}schema (version, installed_at) VALUES (5, CURRENT_TIMESTAMP);
