-- RowMQ, schema version 6, for H2: identifiers of messages that were sent.

-- JMS_RowMQ_DeduplicationId of messages to a destination, and until when another message with the same one is dropped:
-- milliseconds since the epoch.
CREATE TABLE IF NOT EXISTS ${p}sent (
    destination_id BIGINT NOT NULL,
    deduplication_id VARCHAR(1000) NOT NULL,
    until_time BIGINT NOT NULL,
    PRIMARY KEY (destination_id, deduplication_id)
);

CREATE INDEX IF NOT EXISTS ${p}sent_until ON ${p}sent (until_time);

INSERT INTO ${p}schema (version, installed_at) VALUES (6, CURRENT_TIMESTAMP);
