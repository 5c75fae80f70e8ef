-- RowMQ, schema version 1, for MariaDB.
-- ${p} is the prefix of all tables, with the database where one is configured; ${n} is the prefix alone.
-- Texts are the same only if they are so to the letter: case, accents and blanks at the end count. An index holds 768
-- characters at most; what is longer and has to be unique is so by its SHA-256.
-- MariaDB commits each table as it is created: where this was interrupted, it can be run again.

-- Which versions of the schema have been installed; the highest is in force.
CREATE TABLE IF NOT EXISTS ${p}schema (
    version INTEGER PRIMARY KEY,
    installed_at DATETIME NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Keys of destinations and subscriptions.
CREATE SEQUENCE IF NOT EXISTS ${p}key START WITH 1 ENGINE = InnoDB;

-- The number of the last transaction that each writing connection has committed (slot 0: the shared one), and up to
-- where positions may have been given out.
CREATE TABLE IF NOT EXISTS ${p}marker (
    slot INTEGER PRIMARY KEY,
    number BIGINT NOT NULL,
    next_position BIGINT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- kind: QUEUE or TOPIC.
CREATE TABLE IF NOT EXISTS ${p}destination (
    id BIGINT PRIMARY KEY,
    kind VARCHAR(8) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    name_hash BINARY(32) AS (UNHEX(SHA2(name, 256))) PERSISTENT,
    UNIQUE (kind, name_hash)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Durable subscriptions. client_id is empty where a shared subscription has none.
CREATE TABLE IF NOT EXISTS ${p}subscription (
    id BIGINT PRIMARY KEY,
    topic_id BIGINT NOT NULL,
    client_id VARCHAR(1000) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    selector LONGTEXT,
    no_local BOOLEAN NOT NULL,
    shared BOOLEAN NOT NULL,
    client_id_hash BINARY(32) AS (UNHEX(SHA2(client_id, 256))) PERSISTENT,
    name_hash BINARY(32) AS (UNHEX(SHA2(name, 256))) PERSISTENT,
    UNIQUE (client_id_hash, name_hash)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Destinations (QUEUE) and subscriptions (SUBSCRIPTION) that have ended but may still hold deliveries.
CREATE TABLE IF NOT EXISTS ${p}trim (
    backlog_kind VARCHAR(16) NOT NULL,
    backlog_id BIGINT NOT NULL,
    PRIMARY KEY (backlog_kind, backlog_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One row for each message. For a message in a queue it is the delivery too: state is READY or DELAYED. For a message
-- in a topic state is TOPIC, and the deliveries are in ${p}delivery.
-- order_key: (9 - priority) * 2^59 + position while the delivery is ready, NULL otherwise.
-- Times are milliseconds since the epoch, 0 for none. properties is JSON. body_text or body_bytes holds a body of
-- ordinary size; a larger one is in ${p}body_part, and body_size is its size in bytes (0 otherwise).
CREATE TABLE IF NOT EXISTS ${p}message (
    position BIGINT PRIMARY KEY,
    destination_id BIGINT NOT NULL,
    order_key BIGINT,
    state VARCHAR(8) NOT NULL,
    priority SMALLINT NOT NULL,
    delivery_count INTEGER NOT NULL,
    due_time BIGINT NOT NULL,
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
    INDEX ${n}message_order (destination_id, order_key)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One row for each subscription that has to deliver a message of a topic: READY or DELAYED.
CREATE TABLE IF NOT EXISTS ${p}delivery (
    position BIGINT NOT NULL,
    subscription_id BIGINT NOT NULL,
    order_key BIGINT,
    state VARCHAR(8) NOT NULL,
    delivery_count INTEGER NOT NULL,
    due_time BIGINT NOT NULL,
    PRIMARY KEY (position, subscription_id),
    INDEX ${n}delivery_order (subscription_id, order_key)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Large bodies, cut into parts; text in UTF-8.
CREATE TABLE IF NOT EXISTS ${p}body_part (
    position BIGINT NOT NULL,
    part INTEGER NOT NULL,
    content LONGBLOB NOT NULL,
    PRIMARY KEY (position, part)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What will have to happen when: DUE (a delayed delivery becomes ready) and EXPIRY (a message expires).
CREATE TABLE IF NOT EXISTS ${p}timer (
    fires_at BIGINT NOT NULL,
    position BIGINT NOT NULL,
    backlog_kind VARCHAR(16) NOT NULL,
    backlog_id BIGINT NOT NULL,
    kind VARCHAR(8) NOT NULL,
    priority SMALLINT NOT NULL,
    PRIMARY KEY (fires_at, position, backlog_id, backlog_kind, kind)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Deliveries that may be in a consumer's hands, for each backlog as ranges of positions: 17,20-35.
CREATE TABLE IF NOT EXISTS ${p}handout (
    backlog_kind VARCHAR(16) NOT NULL,
    backlog_id BIGINT NOT NULL,
    positions LONGTEXT NOT NULL,
    PRIMARY KEY (backlog_kind, backlog_id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO ${p}schema (version, installed_at) VALUES (1, CURRENT_TIMESTAMP);
