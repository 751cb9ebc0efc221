CREATE TABLE fact (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE mailbox (
  env TEXT NOT NULL,
  cif TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (env, cif)
);
CREATE TABLE item (
  env TEXT NOT NULL,
  id TEXT NOT NULL,
  cif TEXT NOT NULL,
  upload_index TEXT NOT NULL,
  kind TEXT NOT NULL,
  details TEXT NOT NULL,
  created_millis BIGINT NOT NULL,
  payload_key TEXT NOT NULL,
  PRIMARY KEY (env, id)
);
CREATE INDEX item_by_mailbox ON item (env, cif, created_millis);
CREATE TABLE payload (
  name TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL --sqlite
  content BYTEA NOT NULL --postgresql
);
CREATE TABLE upload (
  env TEXT NOT NULL,
  upload_index TEXT NOT NULL,
  cif TEXT NOT NULL,
  standard TEXT NOT NULL,
  self_billed INTEGER NOT NULL,
  submitted_millis BIGINT NOT NULL,
  ready_millis BIGINT NOT NULL,
  state TEXT NOT NULL,
  download_id TEXT NOT NULL,
  payload_key TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (env, upload_index)
);
CREATE INDEX upload_by_state ON upload (env, state);
