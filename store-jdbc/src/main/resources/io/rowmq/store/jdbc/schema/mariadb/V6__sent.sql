-- RowMQ, schema version 6, for MariaDB: identifiers of messages that were sent.
-- ${p} is the prefix of all tables, with the database where one is configured; ${n} is the prefix alone.

-- JMS_RowMQ_DeduplicationId of messages to a destination, and until when another message with the same one is dropped:
-- milliseconds since the epoch. They are looked up by how they begin.
CREATE TABLE IF NOT EXISTS ${p}sent (
    destination_id BIGINT NOT NULL,
    deduplication_id VARCHAR(1000) NOT NULL,
    until_time BIGINT NOT NULL,
    deduplication_hash BINARY(32) AS (UNHEX(SHA2(deduplication_id, 256))) PERSISTENT,
    UNIQUE (destination_id, deduplication_hash),
    INDEX ${n}sent_id (destination_id, deduplication_id(200)),
    INDEX ${n}sent_until (until_time)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO ${p}schema (version, installed_at) VALUES (6, CURRENT_TIMESTAMP);
