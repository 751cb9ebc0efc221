-- Where statement lines without a document go: rules of the company, and what was decided before.
create table line_rule (
  id varchar(64) primary key,
  company varchar(20) not null,
  from_day varchar(10) not null,
  content text not null
);
create index line_rule_company on line_rule (company, from_day, id);
create table line_decision (
  line varchar(64) primary key,
  company varchar(20) not null,
  habit varchar(200) not null,
  account varchar(64) not null,
  day varchar(10) not null
);
create index line_decision_habit on line_decision (company, habit, day);
