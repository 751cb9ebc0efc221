-- Sync at scale: what comes first, the pace of calls, when each mailbox is listed and how far a listing has come.

-- the connection that serves the company, so that no JSON must be read to find it
alter table company add column connection varchar(100);
update company set connection = json_extract(content, '$.connection'); --sqlite
update company set connection = content::json ->> 'connection'; --postgresql
create index company_connection on company (connection);

-- the smaller, the sooner
alter table work add column priority smallint not null default 20;
drop index work_ready;
create index work_turn on work (queue, priority, company, id) where state = 'READY';

-- whose turn it was last
create table work_round (
  queue varchar(60) not null,
  priority smallint not null,
  company varchar(20) not null,
  primary key (queue, priority)
);

create table pace (
  scope varchar(150) primary key,
  arrival bigint not null,
  paused_until bigint not null,
  reason text not null,
  last_taker varchar(60) not null
);

-- window_…: the listing that is under way; null if there is none
create table mailbox (
  company varchar(20) not null,
  network varchar(40) not null,
  connection varchar(100) not null,
  next_list_at bigint not null,
  queued smallint not null,
  interval_seconds bigint not null,
  last_listed_at bigint,
  last_message_at bigint,
  seen_until bigint not null,
  window_from bigint,
  window_to bigint,
  window_goal bigint,
  window_page integer,
  window_total integer,
  window_changed smallint,
  window_again smallint,
  window_first smallint,
  window_pages integer,
  window_items integer,
  window_fresh integer,
  window_newest bigint,
  window_gap bigint,
  primary key (company, network)
);
create index mailbox_due on mailbox (next_list_at) where queued = 0;
create index mailbox_seen on mailbox (seen_until);

create table window_item (
  company varchar(20) not null,
  network varchar(40) not null,
  message_id varchar(100) not null,
  primary key (company, network, message_id)
);

create index message_unfetched on message (created_at) where state = 'LISTED';
create index message_unfetched_of on message (company, network, created_at) where state = 'LISTED';
