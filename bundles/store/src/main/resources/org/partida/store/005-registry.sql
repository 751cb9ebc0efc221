-- What registers of taxpayers said, when they may be asked again, what grants cover, people of clients, dated partner facts.

-- as_of: the day it is true on; fetched_on: the register's day of the answer
create table registry_fact (
  tax_id varchar(20) not null,
  as_of varchar(10) not null,
  fetched_on varchar(10) not null,
  fetched_at bigint not null,
  source varchar(40) not null,
  content text not null,
  primary key (tax_id, as_of, fetched_on)
);
create index registry_fact_newest on registry_fact (tax_id, fetched_at);

create table turn (
  scope varchar(100) primary key,
  free_at bigint not null
);

create table grant_cover (
  connection varchar(100) primary key,
  certificate_serial text,
  digest varchar(64) not null,
  told_at bigint not null
);

-- code: a person's is masked, never in clear
create table covered_code (
  connection varchar(100) not null,
  code varchar(20) not null,
  since bigint not null,
  gone_at bigint,
  primary key (connection, code)
);

create table contact (
  id varchar(64) primary key,
  company varchar(20) not null,
  name text not null,
  mail text,
  phone varchar(20),
  role text,
  portal varchar(20) not null
);
create index contact_company on contact (company, name);

create table company_portal (
  company varchar(20) primary key,
  state varchar(20) not null
);

-- what is true of a partner from a day on; before the first one, what partner_fact says
create table partner_fact_dated (
  company varchar(20) not null,
  tax_id varchar(60) not null,
  valid_from varchar(10) not null,
  vat_payer smallint not null,
  vat_on_cash smallint not null,
  source text not null,
  primary key (company, tax_id, valid_from)
);

create table partner_difference (
  id varchar(64) primary key,
  company varchar(20) not null,
  tax_id varchar(60) not null,
  kind varchar(20) not null,
  state varchar(10) not null,
  content text not null,
  found_at bigint not null,
  decided_by text,
  decided_at bigint
);
create index partner_difference_state on partner_difference (company, state, kind);
