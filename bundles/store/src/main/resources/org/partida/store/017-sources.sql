-- Other programs that documents are pulled from: connections, how far each seat and type was pulled, and what came.
create table source_connection (
  id varchar(64) primary key,
  company varchar(20) not null,
  connector varchar(40) not null,
  name text not null,
  settings text not null,
  secrets text,
  account text,
  verified smallint not null,
  connected smallint not null,
  made_at bigint not null,
  made_by text not null
);

create table source_window (
  connection varchar(64) not null references source_connection (id),
  seat varchar(64) not null,
  type varchar(20) not null,
  from_day varchar(10) not null,
  to_day varchar(10) not null,
  next_cursor text,
  done smallint not null,
  pulled bigint not null,
  problem text,
  at bigint not null,
  primary key (connection, seat, type)
);

create table source_pulled (
  id varchar(40) primary key,
  connection varchar(64) not null references source_connection (id),
  company varchar(20) not null,
  seat varchar(64) not null,
  type varchar(20) not null,
  source_id varchar(200) not null,
  form varchar(10) not null,
  content varchar(64) not null,
  facts text,
  state varchar(20) not null,
  document varchar(64),
  problem text,
  pulled_at bigint not null,
  unique (connection, type, source_id)
);
create index source_pulled_state on source_pulled (company, state, pulled_at);
create index source_pulled_count on source_pulled (connection, state);
