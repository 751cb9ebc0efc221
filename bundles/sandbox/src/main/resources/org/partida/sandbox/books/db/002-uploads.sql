ALTER TABLE upload ADD COLUMN foreign_buyer INTEGER NOT NULL DEFAULT 0;
CREATE INDEX item_by_upload ON item (env, upload_index);
CREATE INDEX upload_by_time ON upload (env, submitted_millis);
