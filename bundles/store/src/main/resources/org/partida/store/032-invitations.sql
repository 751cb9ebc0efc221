-- Who was invited, who has which company in the portfolio, links that open once (of their secret only a hash), what is handed over.
create table invitation (
  id varchar(64) primary key,
  company varchar(20) not null,
  mail varchar(200) not null,
  name varchar(200) not null,
  phone varchar(60) not null,
  role varchar(40) not null,
  language varchar(5) not null,
  state varchar(10) not null,
  invited_by varchar(100) not null,
  invited_at bigint not null,
  expires_at bigint not null,
  mailed smallint not null,
  person varchar(100)
);
create index invitation_company on invitation (company, mail);

create table portfolio_member (
  person varchar(100) not null,
  company varchar(20) not null,
  role varchar(40) not null,
  since bigint not null,
  ended_at bigint,
  taken_at bigint,
  primary key (person, company)
);
create index portfolio_member_company on portfolio_member (company);

create table one_time_link (
  secret_hash varchar(64) primary key,
  kind varchar(20) not null,
  subject varchar(100) not null,
  expires_at bigint not null
);
create index one_time_link_subject on one_time_link (kind, subject);

create table hand_over (
  company varchar(20) primary key,
  id varchar(64) not null,
  made_at bigint not null,
  files integer not null,
  size bigint not null
);
