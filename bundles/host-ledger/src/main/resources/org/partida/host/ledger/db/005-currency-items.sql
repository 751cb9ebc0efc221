-- What an open item is in its document's currency: a settlement takes from it in proportion, a revaluation changes the value alone.
-- Items of before have none, and are not revalued.
ALTER TABLE open_item ADD COLUMN orig_currency TEXT;
ALTER TABLE open_item ADD COLUMN orig_amount BIGINT;
ALTER TABLE open_item ADD COLUMN orig_residual BIGINT;
ALTER TABLE settlement_part ADD COLUMN orig_amount BIGINT;
