-- The bank's number of a statement, or that of a transfer by a courier or processor.
alter table statement add column number text;
