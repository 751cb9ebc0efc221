-- What client and firm write about documents; rows are added, never changed. A question stands until the other side writes.
create table document_comment (
  id integer primary key autoincrement, --sqlite
  id bigint generated always as identity primary key, --postgresql
  document varchar(64) not null references document (id),
  company varchar(20) not null,
  author varchar(100) not null,
  author_name text not null,
  side varchar(10) not null,
  asks smallint not null,
  content text not null,
  written_at bigint not null
);
create index document_comment_document on document_comment (document, id);
create index document_comment_company on document_comment (company, id);
create index document_comment_asks on document_comment (company, side, id) where asks = 1;

create table comment_seen (
  document varchar(64) not null,
  person varchar(100) not null,
  up_to bigint not null,
  primary key (document, person)
);
