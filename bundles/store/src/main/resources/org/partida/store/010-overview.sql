-- Status over thousands of companies: what stands in whose way, and what waits, without looking at every row.

-- when the last listing over everything that the authority keeps began; null if there was none since this column is there
alter table mailbox add column swept_at bigint;
create index mailbox_queued on mailbox (network, company) where queued = 1;

create index work_trouble on work (company, id) where problem is not null;
