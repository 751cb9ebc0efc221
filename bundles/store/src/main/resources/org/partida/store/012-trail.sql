-- Where vouchers come from: runs of work on several of them, and what the rules were given, so that "why" can ask them again.
create table posting_run (
  id varchar(100) primary key,
  company varchar(20) not null,
  kind varchar(20) not null,
  period varchar(20) not null,
  actor text not null,
  happened_at bigint not null
);
create index posting_run_company on posting_run (company, happened_at);
create table voucher_run (
  id integer primary key autoincrement, --sqlite
  id bigint generated always as identity primary key, --postgresql
  external_id varchar(64) not null unique,
  run varchar(100) not null
);
create index voucher_run_run on voucher_run (run, id);
create table voucher_input (
  external_id varchar(64) primary key,
  hash varchar(64) not null,
  content text not null,
  happened_at bigint not null
);
create index audit_subject on audit (subject, id);
