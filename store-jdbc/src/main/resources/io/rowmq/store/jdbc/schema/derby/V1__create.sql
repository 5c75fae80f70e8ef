-- RowMQ, schema version 1, for Derby.
-- ${p} is the prefix of all tables, with the schema where one is configured; ${n} is the prefix alone.

-- Which versions of the schema have been installed; the highest is in force.
CREATE TABLE ${p}schema (
    version INTEGER PRIMARY KEY,
    installed_at TIMESTAMP NOT NULL
);

-- Keys of destinations and subscriptions.
CREATE SEQUENCE ${p}key AS BIGINT START WITH 1;

-- The number of the last transaction that each writing connection has committed (slot 0: the shared one), and up to
-- where positions may have been given out.
CREATE TABLE ${p}marker (
    slot INTEGER PRIMARY KEY,
    number BIGINT NOT NULL,
    next_position BIGINT NOT NULL
);

-- kind: QUEUE or TOPIC.
CREATE TABLE ${p}destination (
    id BIGINT PRIMARY KEY,
    kind VARCHAR(8) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    UNIQUE (kind, name)
);

-- Durable subscriptions. client_id is empty where a shared subscription has none.
CREATE TABLE ${p}subscription (
    id BIGINT PRIMARY KEY,
    topic_id BIGINT NOT NULL,
    client_id VARCHAR(1000) NOT NULL,
    name VARCHAR(1000) NOT NULL,
    selector CLOB,
    no_local BOOLEAN NOT NULL,
    shared BOOLEAN NOT NULL,
    UNIQUE (client_id, name)
);

-- Destinations (QUEUE) and subscriptions (SUBSCRIPTION) that have ended but may still hold deliveries.
CREATE TABLE ${p}trim (
    backlog_kind VARCHAR(16) NOT NULL,
    backlog_id BIGINT NOT NULL,
    PRIMARY KEY (backlog_kind, backlog_id)
);

-- One row for each message. For a message in a queue it is the delivery too: state is READY or DELAYED. For a message
-- in a topic state is TOPIC, and the deliveries are in ${p}delivery.
-- order_key: (9 - priority) * 2^59 + position while the delivery is ready, NULL otherwise.
-- Times are milliseconds since the epoch, 0 for none. properties is JSON. body_text or body_bytes holds a body of
-- ordinary size; a larger one is in ${p}body_part, and body_size is its size in bytes (0 otherwise).
CREATE TABLE ${p}message (
    position BIGINT NOT NULL,
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
    message_id VARCHAR(32672) NOT NULL,
    correlation_id VARCHAR(32672),
    reply_to VARCHAR(32672),
    jms_type VARCHAR(32672),
    properties CLOB,
    body_type VARCHAR(8) NOT NULL,
    body_size BIGINT NOT NULL,
    body_text CLOB(262144),
    body_bytes BLOB(262144),
    CONSTRAINT ${n}message_key PRIMARY KEY (position)
);

CREATE INDEX ${p}message_order ON ${p}message (destination_id, order_key);

-- One row for each subscription that has to deliver a message of a topic: READY or DELAYED.
CREATE TABLE ${p}delivery (
    position BIGINT NOT NULL,
    subscription_id BIGINT NOT NULL,
    order_key BIGINT,
    state VARCHAR(8) NOT NULL,
    delivery_count INTEGER NOT NULL,
    due_time BIGINT NOT NULL,
    PRIMARY KEY (position, subscription_id)
);

CREATE INDEX ${p}delivery_order ON ${p}delivery (subscription_id, order_key);

-- Large bodies, cut into parts; text in UTF-8.
CREATE TABLE ${p}body_part (
    position BIGINT NOT NULL,
    part INTEGER NOT NULL,
    content BLOB(262144) NOT NULL,
    PRIMARY KEY (position, part)
);

-- What will have to happen when: DUE (a delayed delivery becomes ready) and EXPIRY (a message expires).
CREATE TABLE ${p}timer (
    fires_at BIGINT NOT NULL,
    position BIGINT NOT NULL,
    backlog_kind VARCHAR(16) NOT NULL,
    backlog_id BIGINT NOT NULL,
    kind VARCHAR(8) NOT NULL,
    priority SMALLINT NOT NULL,
    CONSTRAINT ${n}timer_key PRIMARY KEY (fires_at, position, backlog_id, backlog_kind, kind)
);

-- Deliveries that may be in a consumer's hands, for each backlog as ranges of positions: 17,20-35.
CREATE TABLE ${p}handout (
    backlog_kind VARCHAR(16) NOT NULL,
    backlog_id BIGINT NOT NULL,
    positions CLOB NOT NULL,
    PRIMARY KEY (backlog_kind, backlog_id)
);

INSERT INTO ${p}schema (version, installed_at) VALUES (1, CURRENT_TIMESTAMP);
