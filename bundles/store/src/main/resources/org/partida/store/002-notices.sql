-- What people must be told before it is too late; a row stands until its cause is gone.

create table notice (
  notice_key varchar(200) primary key,
  company varchar(20) not null,
  level integer not null,
  code varchar(60) not null,
  problem text not null,
  since bigint not null,
  deadline bigint,
  seen_by text
);
create index notice_company on notice (company, level, since);
create index notice_level on notice (level, since);
