-- Items of entries that people booked by hand: the last digits of the document's number, '' if it has none; of all other entries null.
-- The index holds those few alone, so that a document is looked for among them without reading the journal, and others pay nothing.
ALTER TABLE open_item ADD COLUMN own_number TEXT;
CREATE INDEX open_item_own ON open_item (partner, own_number, issued) WHERE own_number IS NOT NULL;
