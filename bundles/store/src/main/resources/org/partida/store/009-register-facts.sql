-- What a person has accepted of a register about a partner, from a day on; null = not told.
-- It takes the place of partner_fact_dated, which nobody ever wrote to.

create table partner_register_fact (
  company varchar(20) not null,
  tax_id varchar(60) not null,
  valid_from varchar(10) not null,
  vat_payer smallint,
  vat_on_cash smallint,
  country varchar(2),
  source text not null,
  primary key (company, tax_id, valid_from)
);

drop table partner_fact_dated;

create index partner_difference_partner on partner_difference (company, tax_id);
