-- Business papers that are not e-invoices, which invoice belongs to which of them, and on what entries a proposal stands.
create table document_paper (
  document varchar(64) primary key references document (id),
  content text not null
);

-- joined = 0: a person said that they do not belong together
create table paper_tie (
  paper varchar(64) not null references document (id),
  invoice varchar(64) not null references document (id),
  company varchar(20) not null,
  joined smallint not null,
  part_from text not null,
  part_to text not null,
  decided_by text not null,
  decided_at bigint not null,
  primary key (paper, invoice)
);
create index paper_tie_invoice on paper_tie (invoice);

create table proposal_basis (
  document varchar(64) not null references document (id),
  external_id varchar(64) not null,
  primary key (document, external_id)
);
create index proposal_basis_voucher on proposal_basis (external_id);

create table paper_setting (
  company varchar(20) primary key,
  content text not null
);
