CREATE TABLE instance (
    id BIGINT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL,
    recovery_epoch BIGINT NOT NULL
);
