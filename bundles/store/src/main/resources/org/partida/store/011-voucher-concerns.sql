-- Which vouchers concern a partner's document: its booking, corrections, counter-entries, payments. What of its VAT is not
-- chargeable yet follows from them.
create table voucher_concern (
  company varchar(20) not null,
  partner text not null,
  number text not null,
  external_id varchar(64) not null,
  primary key (company, partner, number, external_id)
);
