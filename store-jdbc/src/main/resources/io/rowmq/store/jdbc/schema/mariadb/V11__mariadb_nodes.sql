-- RowMQ, schema version 11, for MariaDB: JVMs that share the database, and message groups, whose order holds across them.
-- ${p} is the prefix of all tables, with the database where one is configured; ${n} is the prefix alone.

-- The node that has claimed a delivery; its state is CLAIMED then, and its order_key is -1 - what it was while READY,
-- so that nobody else finds it. NULL while nobody has it.
-- message_group: a number made of JMSXGroupID; NULL for a message that is in no group, and for those stored by earlier
-- versions.
ALTER TABLE ${p}message ADD COLUMN IF NOT EXISTS node BIGINT, ADD COLUMN IF NOT EXISTS message_group BIGINT;
ALTER TABLE ${p}delivery ADD COLUMN IF NOT EXISTS node BIGINT, ADD COLUMN IF NOT EXISTS message_group BIGINT;

-- The JVMs that share the database; none where one has it to itself. A node that is ALIVE renews its lease, in
-- milliseconds since the epoch by the clock of the database; one that has not done so is DEAD, and kept for an hour.
-- Numbers are never used again.
CREATE TABLE IF NOT EXISTS ${p}node (
    id BIGINT PRIMARY KEY,
    name VARCHAR(1000) NOT NULL,
    state VARCHAR(8) NOT NULL,
    lease_until BIGINT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What ${p}marker is for one JVM alone: the number of the last transaction that each writing connection of a JVM has
-- committed. member is drawn when a JVM opens the database; touched: when it was written, milliseconds since the epoch.
CREATE TABLE IF NOT EXISTS ${p}node_marker (
    member BIGINT NOT NULL,
    slot INTEGER NOT NULL,
    number BIGINT NOT NULL,
    touched BIGINT NOT NULL,
    PRIMARY KEY (member, slot)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One row: up to where positions have been given to JVMs, in blocks.
CREATE TABLE IF NOT EXISTS ${p}position (
    id SMALLINT PRIMARY KEY,
    next_position BIGINT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT IGNORE INTO ${p}position (id, next_position) VALUES (1, 1);

-- One row: rises with each change to subscriptions, so that whoever publishes notices. Who publishes or changes
-- something locks it.
CREATE TABLE IF NOT EXISTS ${p}topology (
    id SMALLINT PRIMARY KEY,
    version BIGINT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT IGNORE INTO ${p}topology (id, version) VALUES (1, 1);

-- Temporary destinations, with negative ids, and the node each ends with.
CREATE TABLE IF NOT EXISTS ${p}temporary (
    id BIGINT PRIMARY KEY,
    kind VARCHAR(8) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    node BIGINT NOT NULL,
    name_hash BINARY(32) AS (UNHEX(SHA2(name, 256))) PERSISTENT,
    UNIQUE (name_hash)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Non-durable subscriptions, with negative ids; they end when no node uses them any more.
CREATE TABLE IF NOT EXISTS ${p}passing_subscription (
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

-- Which nodes have consumers of a subscription.
CREATE TABLE IF NOT EXISTS ${p}subscriber (
    subscription_id BIGINT NOT NULL,
    node BIGINT NOT NULL,
    PRIMARY KEY (subscription_id, node)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Client identifiers in use.
CREATE TABLE IF NOT EXISTS ${p}client (
    client_id VARCHAR(1000) NOT NULL,
    node BIGINT NOT NULL,
    client_id_hash BINARY(32) AS (UNHEX(SHA2(client_id, 256))) PERSISTENT,
    UNIQUE (client_id_hash)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO ${p}schema (version, installed_at) VALUES (11, CURRENT_TIMESTAMP);
