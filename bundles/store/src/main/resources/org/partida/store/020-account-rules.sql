-- Third-party accounts in place of the standard ones; an empty account is the standard one again.
create table account_rule (
  company varchar(20) not null,
  standard varchar(64) not null,
  document varchar(40) not null,
  seat varchar(64) not null,
  from_day varchar(10) not null,
  account varchar(64),
  primary key (company, standard, document, seat, from_day)
);
create index source_pulled_document on source_pulled (document);
