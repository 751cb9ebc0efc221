-- Who people are, whether they may come in, their sessions (of the secret only a hash), and failed sign-ins by a hash of the name.
alter table person add column mail varchar(200) not null default '';
alter table person add column phone varchar(60) not null default '';
alter table person add column language varchar(5) not null default '';
alter table person add column state varchar(10) not null default 'ACTIVE';
alter table person add column realm varchar(60) not null default '';

create table person_session (
  token_hash varchar(64) primary key,
  id varchar(64) not null unique,
  person varchar(100) not null,
  channel varchar(10) not null,
  address varchar(100) not null,
  agent text not null,
  opened_at bigint not null,
  seen_at bigint not null,
  ends_at bigint not null
);
create index person_session_person on person_session (person);

create table sign_in_guard (
  name_hash varchar(64) primary key,
  failures integer not null,
  locks integer not null,
  locked_until bigint not null,
  at bigint not null
);
