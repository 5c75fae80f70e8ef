-- RowMQ, schema version 1, for H2.
-- ${p} is the prefix of all tables, with the schema where one is configured.

-- Which versions of the schema have been installed; the highest is in force.
CREATE TABLE IF NOT EXISTS ${p}schema (
    version INTEGER PRIMARY KEY,
    installed_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Keys of destinations and subscriptions.
CREATE SEQUENCE IF NOT EXISTS ${p}key START WITH 1;

-- The number of the last transaction that each writing connection has committed (slot 0: the shared one), and up to
-- where positions may have been given out.
CREATE TABLE IF NOT EXISTS ${p}marker (
    slot INTEGER PRIMARY KEY,
    number BIGINT NOT NULL,
    next_position BIGINT NOT NULL
);

-- kind: QUEUE or TOPIC.
CREATE TABLE IF NOT EXISTS ${p}destination (
    id BIGINT PRIMARY KEY,
    kind VARCHAR(8) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    UNIQUE (kind, name)
);

-- Durable subscriptions. client_id is empty where a shared subscription has none.
CREATE TABLE IF NOT EXISTS ${p}subscription (
    id BIGINT PRIMARY KEY,
    topic_id BIGINT NOT NULL,
    client_id VARCHAR(1000) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    selector VARCHAR,
    no_local BOOLEAN NOT NULL,
    shared BOOLEAN NOT NULL,
    UNIQUE (client_id, name)
);

-- Destinations (QUEUE) and subscriptions (SUBSCRIPTION) that have ended but may still hold deliveries.
CREATE TABLE IF NOT EXISTS ${p}trim (
    backlog_kind VARCHAR(16) NOT NULL,
    backlog_id BIGINT NOT NULL,
    PRIMARY KEY (backlog_kind, backlog_id)
);

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

CREATE INDEX IF NOT EXISTS ${p}message_order ON ${p}message (destination_id, order_key);

-- One row for each subscription that has to deliver a message of a topic: READY or DELAYED.
CREATE TABLE IF NOT EXISTS ${p}delivery (
    position BIGINT NOT NULL,
    subscription_id BIGINT NOT NULL,
    order_key BIGINT,
    state VARCHAR(8) NOT NULL,
    delivery_count INTEGER NOT NULL,
    due_time BIGINT NOT NULL,
    PRIMARY KEY (position, subscription_id)
);

CREATE INDEX IF NOT EXISTS ${p}delivery_order ON ${p}delivery (subscription_id, order_key);

-- Large bodies, cut into parts; text in UTF-8.
CREATE TABLE IF NOT EXISTS ${p}body_part (
    position BIGINT NOT NULL,
    part INTEGER NOT NULL,
    content VARBINARY NOT NULL,
    PRIMARY KEY (position, part)
);

-- What will have to happen when: DUE (a delayed delivery becomes ready) and EXPIRY (a message expires).
CREATE TABLE IF NOT EXISTS ${p}timer (
    fires_at BIGINT NOT NULL,
    position BIGINT NOT NULL,
    backlog_kind VARCHAR(16) NOT NULL,
    backlog_id BIGINT NOT NULL,
    kind VARCHAR(8) NOT NULL,
    priority SMALLINT NOT NULL,
    PRIMARY KEY (fires_at, position, backlog_id, backlog_kind, kind)
);

-- Deliveries that may be in a consumer's hands, for each backlog as ranges of positions: 17,20-35.
CREATE TABLE IF NOT EXISTS ${p}handout (
    backlog_kind VARCHAR(16) NOT NULL,
    backlog_id BIGINT NOT NULL,
    positions VARCHAR NOT NULL,
    PRIMARY KEY (backlog_kind, backlog_id)
);

INSERT INTO ${p}schema (version, installed_at) VALUES (1, CURRENT_TIMESTAMP);
