-- RowMQ, schema version 2, for MariaDB: users.
-- ${p} is the prefix of all tables, with the database where one is configured; ${n} is the prefix alone.

-- Who may connect; as long as there is no row, everybody may. password_hash is a salted hash of the form
-- $pbkdf2-sha256$i=ITERATIONS,l=BYTES$SALT$HASH; it is NULL for the row named anonymous, which stands for connections
-- without a name.
CREATE TABLE IF NOT EXISTS ${p}user (
    name VARCHAR(200) PRIMARY KEY,
    password_hash VARCHAR(500)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What they may do. pattern means destinations, * any characters but a dot, ** any characters; rights are separated by
-- commas: SEND, CONSUME, BROWSE, MANAGE.
CREATE TABLE IF NOT EXISTS ${p}user_role (
    user_name VARCHAR(200) NOT NULL,
    pattern VARCHAR(1000) NOT NULL,
    rights VARCHAR(200) NOT NULL,
    pattern_hash BINARY(32) AS (UNHEX(SHA2(pattern, 256))) PERSISTENT,
    UNIQUE (user_name, pattern_hash)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO ${p}schema (version, installed_at) VALUES (2, CURRENT_TIMESTAMP);
