-- Entries that people booked in the host by hand, beside the documents that they may be the posting of. content: number and voucher.
create table hand_entry (
  document varchar(64) not null references document (id),
  external_id varchar(64) not null,
  company varchar(20) not null,
  document_number text not null,
  content text not null,
  evidence text not null,
  state varchar(10) not null,
  made_at bigint not null,
  decided_by text,
  decided_at bigint,
  reason text not null,
  primary key (document, external_id)
);
create index hand_entry_state on hand_entry (company, state, made_at);
create unique index hand_entry_linked on hand_entry (external_id) where state = 'LINKED';

-- Documents that must be compared with the host's entries: few, and gone when they were.
create table seal_due (
  document varchar(64) primary key references document (id),
  company varchar(20) not null,
  mark bigint not null
);
create index seal_due_company on seal_due (company);

-- Dated law that a company's entries stand on, with the last day.
create table law_use (
  company varchar(20) not null,
  law varchar(100) not null,
  last_day varchar(10) not null,
  primary key (company, law)
);
create index law_use_day on law_use (last_day);

-- What is begun once a day for each company: the day on which it was begun last.
create table daily (
  company varchar(20) not null,
  name varchar(40) not null,
  last_day varchar(10) not null,
  primary key (company, name)
);
