-- RowMQ, schema version 9, for MariaDB: the archive of consumed messages.
-- ${p} is the prefix of all tables, with the database where one is configured; ${n} is the prefix alone.

-- Copies of messages that were consumed, where the setting archiveFor asks for them, with the columns of ${p}message.
-- consumed_time: when; until_time: when the copy goes; both milliseconds since the epoch.
CREATE TABLE IF NOT EXISTS ${p}archive (
    position BIGINT PRIMARY KEY,
    destination_id BIGINT NOT NULL,
    consumed_time BIGINT NOT NULL,
    until_time BIGINT NOT NULL,
    priority SMALLINT NOT NULL,
    persistent BOOLEAN NOT NULL,
    sent_time BIGINT NOT NULL,
    expiration BIGINT NOT NULL,
    delivery_time BIGINT NOT NULL,
    message_id MEDIUMTEXT NOT NULL,
    correlation_id MEDIUMTEXT,
    reply_to MEDIUMTEXT,
    jms_type MEDIUMTEXT,
    properties LONGTEXT,
    body_type VARCHAR(8) NOT NULL,
    body_size BIGINT NOT NULL,
    body_text LONGTEXT,
    body_bytes LONGBLOB,
    INDEX ${n}archive_order (destination_id, position),
    INDEX ${n}archive_until (until_time)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Large bodies of these messages, cut into parts; text in UTF-8.
CREATE TABLE IF NOT EXISTS ${p}archive_part (
    position BIGINT NOT NULL,
    part INTEGER NOT NULL,
    content LONGBLOB NOT NULL,
    PRIMARY KEY (position, part)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO ${p}schema (version, installed_at) VALUES (9, CURRENT_TIMESTAMP);
