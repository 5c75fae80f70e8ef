-- RowMQ, schema version 7, for MariaDB: settings of destinations.
-- ${p} is the prefix of all tables, with the database where one is configured; ${n} is the prefix alone.

-- pattern: which destinations, as in ${p}user_role. name: maxDeliveries, deadLetterQueue, paused and so on. The most
-- specific pattern with a setting decides; where there is none, the options of the connection factory do.
CREATE TABLE IF NOT EXISTS ${p}setting (
    pattern VARCHAR(1000) NOT NULL,
    name VARCHAR(40) NOT NULL,
    setting_value VARCHAR(1000) NOT NULL,
    pattern_hash BINARY(32) AS (UNHEX(SHA2(pattern, 256))) PERSISTENT,
    UNIQUE (pattern_hash, name)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO ${p}schema (version, installed_at) VALUES (7, CURRENT_TIMESTAMP);
