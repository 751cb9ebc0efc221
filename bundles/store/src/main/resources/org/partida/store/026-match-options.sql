-- How careful matching is for a company.
create table match_options (
  company varchar(20) primary key,
  content text not null
);
