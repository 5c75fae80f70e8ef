-- RowMQ, schema version 2, for PostgreSQL: users.
-- ${p} is the prefix of all tables, with the schema where one is configured; ${n} is the prefix alone.

-- Who may connect; as long as there is no row, everybody may. password_hash is a salted hash of the form
-- $pbkdf2-sha256$i=ITERATIONS,l=BYTES$SALT$HASH; it is NULL for the row named anonymous, which stands for connections
-- without a name.
CREATE TABLE ${p}user (
    name VARCHAR(200) PRIMARY KEY,
    password_hash VARCHAR(500)
);

-- What they may do. pattern means destinations, * any characters but a dot, ** any characters; rights are separated by
-- commas: SEND, CONSUME, BROWSE, MANAGE.
CREATE TABLE ${p}user_role (
    user_name VARCHAR(200) NOT NULL,
    pattern VARCHAR(1000) NOT NULL,
    rights VARCHAR(200) NOT NULL,
    PRIMARY KEY (user_name, pattern)
);

INSERT INTO ${p}schema (version, installed_at) VALUES (2, CURRENT_TIMESTAMP);
