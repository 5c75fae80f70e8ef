-- RowMQ, schema version 11, for H2: nothing changes here; on MariaDB several JVMs can share the database from here on.

INSERT INTO ${p}schema (version, installed_at) VALUES (11, CURRENT_TIMESTAMP);
