-- RowMQ, schema version 10, for MariaDB: nothing changes here, because one JVM has the database to itself.

INSERT INTO ${p}schema (version, installed_at) VALUES (10, CURRENT_TIMESTAMP);
