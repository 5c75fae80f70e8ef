-- RowMQ, schema version 10, for H2: nothing changes here, because one JVM has the database to itself.

INSERT INTO ${p}schema (version, installed_at) VALUES (10, CURRENT_TIMESTAMP);
