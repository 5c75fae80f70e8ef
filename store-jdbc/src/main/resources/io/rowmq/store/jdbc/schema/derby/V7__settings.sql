-- RowMQ, schema version 7, for Derby: settings of destinations.

-- pattern: which destinations, as in ${p}user_role. name: maxDeliveries, deadLetterQueue, paused and so on. The most
-- specific pattern with a setting decides; where there is none, the options of the connection factory do.
CREATE TABLE ${p}setting (
    pattern VARCHAR(1000) NOT NULL,
    name VARCHAR(40) NOT NULL,
    setting_value VARCHAR(1000) NOT NULL,
    PRIMARY KEY (pattern, name)
);

INSERT INTO ${p}schema (version, installed_at) VALUES (7, CURRENT_TIMESTAMP);
