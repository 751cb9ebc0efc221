-- Formats that no real file was known of, and that a person has compared with one since.
create table format_trust (
  format varchar(64) primary key,
  actor text not null,
  at bigint not null
);
