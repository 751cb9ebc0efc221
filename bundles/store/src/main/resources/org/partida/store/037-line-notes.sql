-- What people note on lines of statements.
create table line_note (
  line varchar(80) primary key,
  company varchar(20) not null,
  note text not null,
  written_by text not null,
  at bigint not null
);
