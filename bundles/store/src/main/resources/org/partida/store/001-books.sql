-- Partida's own books. Amounts: minor units and currency; moments: microseconds since 1970 in UTC; days: ISO text;
-- nested values: JSON text; "no company": the empty text, so that unique keys hold.

create table company (
  id varchar(20) primary key,
  name text not null,
  content text not null
);

create table company_account (
  iban varchar(60) not null,
  company varchar(20) not null references company (id),
  primary key (iban, company)
);
create index company_account_company on company_account (company);

create table product_rule (
  company varchar(20) not null,
  place integer not null,
  content text not null,
  primary key (company, place)
);

create table partner_fact (
  company varchar(20) not null,
  tax_id varchar(60) not null,
  vat_payer smallint not null,
  vat_on_cash smallint not null,
  primary key (company, tax_id)
);

create table day_rate (
  currency varchar(3) not null,
  rate_day varchar(10) not null,
  rate text not null,
  source text not null,
  primary key (currency, rate_day)
);

create table connection (
  id varchar(100) primary key,
  network varchar(40) not null,
  name text not null,
  holder text,
  certificate_serial text,
  access_token text not null,
  refresh_token text not null,
  access_until bigint,
  refresh_until bigint,
  state varchar(20) not null,
  version bigint not null
);

create table message (
  message_key varchar(200) primary key,
  company varchar(20) not null,
  network varchar(40) not null,
  message_id varchar(100) not null,
  related_id text,
  type varchar(30) not null,
  raw_type text not null,
  created_at bigint not null,
  state varchar(20) not null,
  container varchar(64),
  document varchar(64),
  texts text not null,
  problem text,
  raw text not null,
  unique (network, company, message_id)
);
create index message_newest on message (company, created_at, message_key);
create index message_state on message (company, network, state);

create table message_cursor (
  company varchar(20) not null,
  network varchar(40) not null,
  listed_until bigint not null,
  primary key (company, network)
);

create table document (
  id varchar(64) primary key,
  company varchar(20) not null,
  identity text not null,
  direction varchar(10) not null,
  type_code varchar(20) not null,
  number text not null,
  issue_date varchar(10) not null,
  due_date varchar(10),
  partner_name text not null,
  partner_tax_id text,
  total_minor bigint not null,
  total_currency varchar(3) not null,
  format varchar(40) not null,
  network_state varchar(20) not null,
  decision varchar(20) not null,
  accounting varchar(20) not null,
  archive varchar(20) not null,
  original varchar(64) not null,
  pdf varchar(64),
  signature varchar(64),
  network_index text,
  received_at bigint not null,
  note text not null,
  unique (company, identity)
);
create index document_newest on document (company, received_at, id);
create index document_all_newest on document (received_at, id);
create index document_decision on document (company, decision, received_at, id);
create index document_accounting on document (company, accounting, received_at, id);
create index document_date on document (company, issue_date);

-- apart from the document, so that lists stay lean
create table document_invoice (
  document varchar(64) primary key references document (id),
  content text not null
);

create table decision (
  id integer primary key autoincrement, --sqlite
  id bigint generated always as identity primary key, --postgresql
  document varchar(64) not null references document (id),
  state varchar(20) not null,
  actor text not null,
  actor_name text not null,
  on_behalf_of varchar(20) not null,
  reason text not null,
  decided_at bigint not null
);
create index decision_document on decision (document, id);

create table voucher (
  id integer primary key autoincrement, --sqlite
  id bigint generated always as identity primary key, --postgresql
  external_id varchar(64) not null unique,
  company varchar(20) not null,
  document varchar(64),
  state varchar(20) not null,
  number text,
  rule_version varchar(60) not null,
  problem text,
  posted_at bigint,
  reversed_by varchar(64),
  content text not null
);
create index voucher_newest on voucher (company, id);
create index voucher_state on voucher (company, state, id);
create index voucher_document on voucher (document, id);

create table question (
  document varchar(64) not null,
  place integer not null,
  company varchar(20) not null,
  content text not null,
  primary key (document, place)
);
create index question_company on question (company, document);

create table statement (
  id varchar(64) primary key,
  company varchar(20) not null,
  import_id varchar(64) not null,
  file_hash varchar(64) not null,
  file_name text not null,
  format varchar(40) not null,
  account varchar(60) not null,
  from_day varchar(10),
  to_day varchar(10),
  opening_minor bigint,
  opening_currency varchar(3),
  closing_minor bigint,
  closing_currency varchar(3),
  chain varchar(10) not null,
  line_count integer not null,
  imported_at bigint not null
);
create index statement_newest on statement (company, imported_at, id);
create index statement_file on statement (company, file_hash);

create table statement_line (
  id varchar(64) primary key,
  company varchar(20) not null,
  statement varchar(64) not null references statement (id),
  account varchar(60) not null,
  fingerprint text not null,
  booking_date varchar(10) not null,
  file_row integer not null,
  state varchar(20) not null,
  content text not null,
  proposal text,
  voucher varchar(64),
  error text,
  unique (company, account, fingerprint)
);
create index statement_line_order on statement_line (company, account, booking_date, file_row, id);
create index statement_line_state on statement_line (company, state, account, booking_date, file_row, id);
create index statement_line_statement on statement_line (statement);

create table archive_object (
  company varchar(20) not null,
  hash varchar(64) not null,
  role varchar(30) not null,
  name text not null,
  size bigint not null,
  seals varchar(64),
  network varchar(40),
  stored_at bigint not null,
  primary key (company, hash, role)
);

-- due: when a waiting row is ready again, when the lease of a leased one ends
create table work (
  id integer primary key autoincrement, --sqlite
  id bigint generated always as identity primary key, --postgresql
  queue varchar(60) not null,
  work_key varchar(300) not null,
  company varchar(20) not null,
  payload text not null,
  state varchar(10) not null,
  attempts integer not null,
  again smallint not null,
  problem text,
  waiting_for varchar(100) not null,
  due bigint not null,
  owner varchar(120) not null,
  unique (queue, work_key)
);
create index work_ready on work (queue, company, id) where state = 'READY';
create index work_due on work (queue, due) where state in ('WAITING', 'LEASED');
create index work_waiting_for on work (waiting_for) where state = 'WAITING';
create index work_state on work (state, company, id);

create table budget (
  scope varchar(150) not null,
  span varchar(20) not null,
  used integer not null,
  primary key (scope, span)
);

create table audit (
  id integer primary key autoincrement, --sqlite
  id bigint generated always as identity primary key, --postgresql
  happened_at bigint not null,
  actor text not null,
  channel varchar(20) not null,
  company varchar(20) not null,
  action varchar(60) not null,
  subject text not null,
  detail text not null
);
create index audit_company on audit (company, id);

create table person (
  id varchar(100) primary key,
  name text not null,
  secret_hash text not null,
  token_hash varchar(100) not null,
  grants text not null
);
create index person_token on person (token_hash);
