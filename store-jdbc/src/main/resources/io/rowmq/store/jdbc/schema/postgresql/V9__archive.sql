-- RowMQ, schema version 9, for PostgreSQL: the archive of consumed messages.

-- Copies of messages that were consumed, where the setting archiveFor asks for them, with the columns of ${p}message.
-- consumed_time: when; until_time: when the copy goes; both milliseconds since the epoch.
CREATE TABLE ${p}archive (
    position BIGINT PRIMARY KEY,
    destination_id BIGINT NOT NULL,
    consumed_time BIGINT NOT NULL,
    until_time BIGINT NOT NULL,
    priority SMALLINT NOT NULL,
    persistent BOOLEAN NOT NULL,
    sent_time BIGINT NOT NULL,
    expiration BIGINT NOT NULL,
    delivery_time BIGINT NOT NULL,
    message_id TEXT NOT NULL,
    correlation_id TEXT,
    reply_to TEXT,
    jms_type TEXT,
    properties TEXT,
    body_type VARCHAR(8) NOT NULL,
    body_size BIGINT NOT NULL,
    body_text TEXT,
    body_bytes BYTEA
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_cost_delay = 0);

CREATE INDEX ${n}archive_order ON ${p}archive (destination_id, position);
CREATE INDEX ${n}archive_until ON ${p}archive (until_time);

-- Large bodies of these messages, cut into parts; text in UTF-8.
CREATE TABLE ${p}archive_part (
    position BIGINT NOT NULL,
    part INTEGER NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (position, part)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_cost_delay = 0);

INSERT INTO ${p}schema (version, installed_at) VALUES (9, CURRENT_TIMESTAMP);
