-- Which line a voucher books, and which statements came with an import.
create index statement_line_voucher on statement_line (voucher);
create index statement_import on statement (import_id);
