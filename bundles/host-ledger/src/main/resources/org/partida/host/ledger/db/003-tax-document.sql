-- The document that a line's tax is of, where that is not the entry's own: payments that make VAT on cash chargeable.
alter table journal_line add column tax_document text;
