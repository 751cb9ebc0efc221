-- Statement files that were handed over, and what became of each: result, warnings, files of a container, and who, as JSON.
create table imported_file (
  id varchar(64) primary key,
  company varchar(20) not null,
  file_hash varchar(64) not null,
  file_name text not null,
  state varchar(12) not null,
  problems integer not null,
  content text not null,
  parent varchar(64),
  at bigint not null
);
create index imported_file_newest on imported_file (company, at, id);
