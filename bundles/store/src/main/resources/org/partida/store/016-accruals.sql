-- Costs and income paid ahead (471, 472) that are spread over months.
create table accrual (
  id varchar(40) not null,
  company varchar(20) not null,
  made_at bigint not null,
  content text not null,
  primary key (company, id)
);
