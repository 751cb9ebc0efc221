-- Ids are unique in the whole database: the book's number times 2^32, and a count within the book. So the rows of a book lie together,
-- a range of ids is a book, and no index has to begin with the book, which would mislead a planner that has no statistics.
CREATE TABLE book (
  id BIGINT PRIMARY KEY,
  company TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  first_day TEXT NOT NULL,
  next_id BIGINT NOT NULL,
  opened_at TEXT NOT NULL
);
CREATE TABLE account (
  book BIGINT NOT NULL REFERENCES book (id),
  id BIGINT NOT NULL,
  synthetic TEXT NOT NULL,
  analytic TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (book, synthetic, analytic)
);
CREATE TABLE partner (
  book BIGINT NOT NULL REFERENCES book (id),
  id BIGINT NOT NULL,
  partner_key TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  tax_id TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (book, partner_key)
);
CREATE TABLE partner_iban (
  partner BIGINT NOT NULL,
  iban TEXT NOT NULL,
  PRIMARY KEY (partner, iban)
);
CREATE TABLE partner_write (
  book BIGINT NOT NULL,
  external_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  partner BIGINT NOT NULL,
  PRIMARY KEY (external_id, book)
);
CREATE TABLE party (
  book BIGINT NOT NULL,
  id BIGINT NOT NULL,
  partner BIGINT NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  tax_id TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (book, name, country, tax_id)
);
CREATE TABLE number_series (
  book BIGINT NOT NULL,
  year BIGINT NOT NULL,
  journal TEXT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (book, year, journal)
);
CREATE TABLE period_state (
  book BIGINT NOT NULL,
  month TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (book, month)
);
CREATE TABLE journal_entry (
  book BIGINT NOT NULL REFERENCES book (id),
  id BIGINT NOT NULL,
  external_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  journal TEXT NOT NULL,
  year BIGINT NOT NULL,
  num BIGINT NOT NULL,
  date TEXT NOT NULL,
  document_date TEXT NOT NULL,
  document_number TEXT NOT NULL,
  text TEXT NOT NULL,
  reversal_of TEXT,
  reverses BIGINT,
  posted_at TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (external_id, book),
  UNIQUE (book, year, journal, num)
) WITHOUT ROWID; --sqlite
); --postgresql
CREATE UNIQUE INDEX journal_entry_reverses ON journal_entry (reverses) WHERE reverses IS NOT NULL;
CREATE TABLE journal_line (
  entry BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  account BIGINT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('D', 'C')),
  amount BIGINT NOT NULL,
  orig_amount BIGINT,
  orig_currency TEXT,
  party BIGINT,
  open_item TEXT,
  due TEXT,
  tax_treatment TEXT,
  tax_rate TEXT,
  tax_base BIGINT,
  tax_point TEXT,
  tax_period TEXT,
  tax_deductible TEXT,
  tax_product TEXT,
  tax_codes TEXT,
  dimensions TEXT,
  rule TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (entry, pos),
  FOREIGN KEY (entry) REFERENCES journal_entry (id)
) WITHOUT ROWID; --sqlite
); --postgresql
CREATE TABLE open_item (
  id BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('DOCUMENT', 'PAYMENT')),
  account BIGINT NOT NULL,
  partner BIGINT NOT NULL,
  party BIGINT,
  number TEXT NOT NULL,
  issued TEXT NOT NULL,
  due TEXT,
  original BIGINT NOT NULL,
  residual BIGINT NOT NULL,
  awb TEXT,
  order_ref TEXT,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY (entry) REFERENCES journal_entry (id)
) WITHOUT ROWID; --sqlite
); --postgresql
CREATE INDEX open_item_entry ON open_item (entry);
CREATE INDEX open_item_open ON open_item (id) WHERE residual <> 0;
CREATE INDEX open_item_place ON open_item (account, partner, number) WHERE residual <> 0;
CREATE TABLE settlement (
  book BIGINT NOT NULL,
  id BIGINT NOT NULL,
  external_id TEXT,
  digest TEXT,
  settled_on TEXT NOT NULL,
  entry BIGINT,
  undoes BIGINT,
  reason TEXT NOT NULL,
  closed BIGINT NOT NULL,
  settled_at TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (external_id, book),
  UNIQUE (undoes)
);
CREATE TABLE settlement_part (
  settlement BIGINT NOT NULL,
  pos BIGINT NOT NULL,
  item BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (settlement, pos),
  FOREIGN KEY (settlement) REFERENCES settlement (id),
  FOREIGN KEY (item) REFERENCES open_item (id)
) WITHOUT ROWID; --sqlite
); --postgresql
CREATE INDEX settlement_part_item ON settlement_part (item);
CREATE TABLE attachment (
  book BIGINT NOT NULL,
  id BIGINT NOT NULL,
  external_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  entry BIGINT NOT NULL,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (external_id, book),
  FOREIGN KEY (entry) REFERENCES journal_entry (id)
);
CREATE INDEX attachment_entry ON attachment (entry);
CREATE TABLE draft (
  book BIGINT NOT NULL,
  id BIGINT NOT NULL,
  external_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  voucher TEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (external_id, book)
);
