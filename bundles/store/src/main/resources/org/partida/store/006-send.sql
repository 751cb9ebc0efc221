-- Files on their way to an authority. What lives is unique; what ended leaves its place.

create table submission (
  id varchar(64) primary key,
  company varchar(20) not null,
  state varchar(20) not null,
  attempt integer not null,
  file varchar(64) not null,
  live_file varchar(64),
  live_what text,
  document varchar(64),
  network_index varchar(40),
  received_at bigint not null,
  content text not null,
  unique (company, live_file),
  unique (company, live_what)
);
create index submission_newest on submission (company, received_at, id);
create index submission_state on submission (company, state);
create index submission_file on submission (company, file);
create index submission_document on submission (company, document);
create index submission_index on submission (company, network_index);

create table submission_event (
  id integer primary key autoincrement, --sqlite
  id bigint generated always as identity primary key, --postgresql
  submission varchar(64) not null references submission (id),
  happened_at bigint not null,
  attempt integer not null,
  state varchar(20) not null,
  detail text not null
);
create index submission_event_of on submission_event (submission, id);
