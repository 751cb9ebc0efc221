-- Papers that came as a picture or PDF and wait for a person to enter what they say.
create table scan (
  id varchar(64) primary key,
  company varchar(20) not null,
  hash varchar(64) not null,
  name text not null,
  media_type varchar(40) not null,
  size bigint not null,
  pages integer not null,
  kind varchar(30) not null,
  note text not null,
  state varchar(20) not null,
  document varchar(64),
  sent_by text not null,
  sent_at bigint not null,
  ended_by text,
  ended_at bigint,
  reason text
);
create index scan_state on scan (company, state, sent_at);
create index scan_document on scan (document);
