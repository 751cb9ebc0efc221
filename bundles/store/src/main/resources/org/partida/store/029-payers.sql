-- Who pays from which account and under which name, as confirmed lines taught.
create table payer_lesson (
  line varchar(64) not null,
  kind varchar(8) not null,
  company varchar(20) not null,
  payer varchar(200) not null,
  partner varchar(200) not null,
  partner_name varchar(300) not null,
  day varchar(10) not null,
  primary key (line, kind)
);
create index payer_lesson_payer on payer_lesson (company, kind, payer, partner);
