-- Papers of one fact, where they differ, which documents may be one; what messages say; what was listed.

alter table message add column side varchar(10);
alter table message add column self_billed smallint;
alter table message add column issuer text;
alter table message add column recipient text;
alter table message add column about text;
create index message_document on message (document, created_at);
create index message_related on message (company, related_id);
create index message_about on message (company, about);

create index document_network_index on document (company, network_index);
create index document_partner on document (company, partner_tax_id, issue_date);

-- no message, no document: ''
create table paper (
  company varchar(20) not null,
  hash varchar(64) not null,
  role varchar(30) not null,
  door varchar(20) not null,
  message_key varchar(200) not null,
  document varchar(64) not null,
  network_index text,
  facts text,
  arrived_at bigint not null,
  primary key (company, hash, role, message_key, document)
);
create index paper_document on paper (document, arrived_at);
create index paper_message on paper (message_key);

create table document_finding (
  document varchar(64) not null references document (id),
  finding_key varchar(200) not null,
  problem text not null,
  found_at bigint not null,
  cleared_by text,
  cleared_at bigint,
  reason text,
  primary key (document, finding_key)
);

-- documents_before: both as they were when the offer was accepted, for an undo
create table link_offer (
  id varchar(64) primary key,
  company varchar(20) not null,
  first_document varchar(64) not null references document (id),
  second_document varchar(64) not null references document (id),
  score integer not null,
  evidence text not null,
  state varchar(10) not null,
  made_at bigint not null,
  decided_by text,
  decided_at bigint,
  reason text not null,
  primary_document varchar(64),
  documents_before text
);
create index link_offer_state on link_offer (company, state, made_at);
create index link_offer_first on link_offer (first_document, state);
create index link_offer_second on link_offer (second_document, state);

create table listing (
  company varchar(20) not null,
  network varchar(40) not null,
  listed_from bigint not null,
  listed_until bigint not null,
  listings bigint not null,
  pages bigint not null,
  items bigint not null,
  first_at bigint not null,
  last_at bigint not null,
  primary key (company, network, listed_from)
);
