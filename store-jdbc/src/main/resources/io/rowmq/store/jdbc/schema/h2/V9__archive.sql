-- RowMQ, schema version 9, for H2: the archive of consumed messages.

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
    message_id VARCHAR NOT NULL,
    correlation_id VARCHAR,
    reply_to VARCHAR,
    jms_type VARCHAR,
    properties VARCHAR,
    body_type VARCHAR(8) NOT NULL,
    body_size BIGINT NOT NULL,
    body_text VARCHAR,
    body_bytes VARBINARY
);

CREATE INDEX IF NOT EXISTS ${p}archive_order ON ${p}archive (destination_id, position);
CREATE INDEX IF NOT EXISTS ${p}archive_until ON ${p}archive (until_time);

-- Large bodies of these messages, cut into parts; text in UTF-8.
CREATE TABLE IF NOT EXISTS ${p}archive_part (
    position BIGINT NOT NULL,
    part INTEGER NOT NULL,
    content VARBINARY NOT NULL,
    PRIMARY KEY (position, part)
);

INSERT INTO ${p}schema (version, installed_at) VALUES (9, CURRENT_TIMESTAMP);
