-- Authorising in the browser, and who may renew a connection's tokens now.

create table authorisation (
  id varchar(60) primary key,
  connection varchar(100) not null,
  network varchar(40) not null,
  name text not null,
  companies text not null,
  state_hash varchar(64) not null,
  actor varchar(200) not null,
  channel varchar(20) not null,
  started bigint not null,
  expires bigint not null,
  status varchar(20) not null,
  problem text
);
create unique index authorisation_state on authorisation (state_hash);
create index authorisation_pending on authorisation (status, expires);

create table connection_care (
  connection varchar(100) primary key,
  lease_owner varchar(100),
  lease_until bigint,
  certificate_until bigint,
  renewed_at bigint,
  failed_at bigint,
  failure text
);
