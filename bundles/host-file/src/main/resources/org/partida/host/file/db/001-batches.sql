-- An entry stands in one batch, once. "seen" is the place in the ledger's journal up to which everything is in a batch.
CREATE TABLE seen (
  company TEXT PRIMARY KEY,
  place TEXT NOT NULL
);
CREATE TABLE batch (
  id TEXT PRIMARY KEY,
  company TEXT NOT NULL,
  num BIGINT NOT NULL,
  profile TEXT NOT NULL,
  month TEXT NOT NULL,
  file_name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('RECORDED', 'EXPORTED', 'CONFIRMED')),
  entries BIGINT NOT NULL,
  total BIGINT NOT NULL,
  currency TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (company, num)
);
CREATE TABLE batch_entry (
  company TEXT NOT NULL,
  external_id TEXT NOT NULL,
  batch TEXT NOT NULL REFERENCES batch (id),
  pos BIGINT NOT NULL,
  PRIMARY KEY (company, external_id),
  UNIQUE (batch, pos)
);
