-- RowMQ, schema version 10, for PostgreSQL: message groups, whose order holds across JVMs.
-- ${p} is the prefix of all tables, with the schema where one is configured; ${n} is the prefix alone.

-- A number made of JMSXGroupID; NULL for a message that is in no group, and for those stored by earlier versions.
ALTER TABLE ${p}message ADD COLUMN message_group BIGINT;
ALTER TABLE ${p}delivery ADD COLUMN message_group BIGINT;

-- Messages without a group have no place in these.
CREATE INDEX ${n}message_group ON ${p}message (destination_id, message_group, order_key)
    WHERE message_group IS NOT NULL;
CREATE INDEX ${n}delivery_group ON ${p}delivery (subscription_id, message_group, order_key)
    WHERE message_group IS NOT NULL;

INSERT INTO ${p}schema (version, installed_at) VALUES (10, CURRENT_TIMESTAMP);
