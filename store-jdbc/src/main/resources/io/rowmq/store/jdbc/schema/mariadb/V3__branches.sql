-- RowMQ, schema version 3, for MariaDB: XA.
-- ${p} is the prefix of all tables, with the database where one is configured; ${n} is the prefix alone.

-- XA branches that are PREPARED, or that an operator has finished: HEURISTIC_COMMIT, HEURISTIC_ROLLBACK. gtrid and bqual
-- in hexadecimal. since: milliseconds since the epoch.
-- items says what the branch holds, cut into parts: SEND (stored, visible when it commits) and SETTLE (received, gone
-- when it commits) with the backlog and ranges of positions: SEND QUEUE 5 17,20-35; SETTLE SUBSCRIPTION 12 9
-- While a branch is prepared these messages and deliveries have the state PREPARED and no order_key.
CREATE TABLE IF NOT EXISTS ${p}branch (
    gtrid VARCHAR(128) NOT NULL,
    bqual VARCHAR(128) NOT NULL,
    format_id INTEGER NOT NULL,
    part INTEGER NOT NULL,
    state VARCHAR(20) NOT NULL,
    since BIGINT NOT NULL,
    items VARCHAR(4000) NOT NULL,
    PRIMARY KEY (gtrid, bqual, format_id, part)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

INSERT INTO ${p}schema (version, installed_at) VALUES (3, CURRENT_TIMESTAMP);
