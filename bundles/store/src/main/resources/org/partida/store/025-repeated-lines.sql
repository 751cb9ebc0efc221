-- The line that a line may repeat under another text, as JSON; statements of an account are compared.
alter table statement_line add column repeats text;
create index statement_account on statement (company, account, imported_at);
