-- RowMQ, schema version 8, for PostgreSQL: JVMs that share the database.
-- ${p} is the prefix of all tables, with the schema where one is configured; ${n} is the prefix alone.

-- The node that has claimed a delivery; its state is CLAIMED then, and its order_key is -1 - what it was while READY,
-- so that nobody else finds it. NULL while nobody has it.
ALTER TABLE ${p}message ADD COLUMN node BIGINT;
ALTER TABLE ${p}delivery ADD COLUMN node BIGINT;

-- The JVMs that share the database; none where one has it to itself. A node that is ALIVE renews its lease, in
-- milliseconds since the epoch by the clock of the database; one that has not done so is DEAD, and kept for an hour.
-- Numbers are never used again.
CREATE TABLE ${p}node (
    id BIGINT PRIMARY KEY,
    name VARCHAR(1000) NOT NULL,
    state VARCHAR(8) NOT NULL,
    lease_until BIGINT NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- What ${p}marker is for one JVM alone: the number of the last transaction that each writing connection of a JVM has
-- committed. member is drawn when a JVM opens the database; touched: when it was written, milliseconds since the epoch.
CREATE TABLE ${p}node_marker (
    member BIGINT NOT NULL,
    slot INTEGER NOT NULL,
    number BIGINT NOT NULL,
    touched BIGINT NOT NULL,
    PRIMARY KEY (member, slot)
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- One row: up to where positions have been given to JVMs, in blocks.
CREATE TABLE ${p}position (
    id SMALLINT PRIMARY KEY,
    next_position BIGINT NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

INSERT INTO ${p}position (id, next_position) VALUES (1, 1);

-- One row: rises with each change to subscriptions, so that whoever publishes notices.
CREATE TABLE ${p}topology (
    id SMALLINT PRIMARY KEY,
    version BIGINT NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

INSERT INTO ${p}topology (id, version) VALUES (1, 1);

-- Temporary destinations, with negative ids, and the node each ends with.
CREATE TABLE ${p}temporary (
    id BIGINT PRIMARY KEY,
    kind VARCHAR(8) NOT NULL,
    name VARCHAR(1000) NOT NULL UNIQUE,
    node BIGINT NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

-- Non-durable subscriptions, with negative ids; they end when no node uses them any more.
CREATE TABLE ${p}passing_subscription (
    id BIGINT PRIMARY KEY,
    topic_id BIGINT NOT NULL,
    client_id VARCHAR(1000) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    selector TEXT,
    no_local BOOLEAN NOT NULL,
    shared BOOLEAN NOT NULL,
    UNIQUE (client_id, name)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

-- Which nodes have consumers of a subscription.
CREATE TABLE ${p}subscriber (
    subscription_id BIGINT NOT NULL,
    node BIGINT NOT NULL,
    PRIMARY KEY (subscription_id, node)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

-- Client identifiers in use.
CREATE TABLE ${p}client (
    client_id VARCHAR(1000) PRIMARY KEY,
    node BIGINT NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

INSERT INTO ${p}schema (version, installed_at) VALUES (8, CURRENT_TIMESTAMP);
