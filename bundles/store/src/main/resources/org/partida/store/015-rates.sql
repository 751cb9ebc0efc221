-- for how many units the source publishes the rate: 100 for HUF and JPY at the BNR; the rate itself is for one
alter table day_rate add column multiplier bigint not null default 1;
