-- RowMQ, schema version 8, for MariaDB: nothing changes here, because one JVM has the database to itself.

INSERT INTO ${p}schema (version, installed_at) VALUES (8, CURRENT_TIMESTAMP);
