-- Rules of where lines go, every version; and where each line went.
create table allocation_rule (
  company varchar(20) not null,
  id varchar(40) not null,
  version integer not null,
  dropped integer not null,
  content text not null,
  primary key (company, id, version)
);
create table allocation_line (
  document varchar(80) not null,
  line varchar(80) not null,
  company varchar(20) not null,
  partner varchar(200) not null,
  text varchar(200) not null,
  day varchar(10) not null,
  state varchar(10) not null,
  content text not null,
  primary key (document, line)
);
create index allocation_line_text on allocation_line (company, partner, text, day);
create index allocation_line_day on allocation_line (company, day, document, line);
