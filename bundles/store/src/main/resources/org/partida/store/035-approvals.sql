-- How a company's documents get decided while nobody does, and who decides for whom.
create table approval_rules (
  company varchar(20) primary key,
  content text not null
);

create table approval_delegation (
  id varchar(64) primary key,
  company varchar(20) not null,
  from_person varchar(100) not null,
  to_person varchar(100) not null,
  first_day varchar(10) not null,
  last_day varchar(10) not null
);
create index approval_delegation_company on approval_delegation (company, first_day);
