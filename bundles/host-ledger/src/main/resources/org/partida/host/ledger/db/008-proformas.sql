-- Proformas and the invoices made of them. The lines are kept as they were entered; a number is given once, when the invoice is made, in the same transaction.
CREATE TABLE proforma (
  book BIGINT NOT NULL REFERENCES book (id),
  id BIGINT NOT NULL,
  external_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  number TEXT NOT NULL,
  party BIGINT NOT NULL,
  partner BIGINT NOT NULL,
  issued TEXT NOT NULL,
  due TEXT,
  currency TEXT NOT NULL,
  total BIGINT NOT NULL,
  draft TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'INVOICED', 'CANCELLED')),
  invoice_key TEXT,
  invoice TEXT,
  invoice_prefix TEXT,
  invoice_num BIGINT,
  invoice_date TEXT,
  note TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (external_id, book),
  UNIQUE (book, number)
);
CREATE INDEX proforma_open ON proforma (id) WHERE state = 'OPEN';
CREATE UNIQUE INDEX proforma_key ON proforma (invoice_key, book) WHERE invoice_key IS NOT NULL;
CREATE UNIQUE INDEX proforma_invoice ON proforma (book, invoice) WHERE invoice IS NOT NULL;
CREATE TABLE invoice_series (
  book BIGINT PRIMARY KEY REFERENCES book (id),
  prefix TEXT NOT NULL,
  next BIGINT NOT NULL
);
