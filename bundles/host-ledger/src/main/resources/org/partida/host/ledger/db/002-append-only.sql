-- What is posted is never edited or deleted (Law 82/1991): the database itself refuses it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''the journal is append-only: correct by a counter-entry''; END'; --postgresql
CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry BEGIN --sqlite
  SELECT RAISE(ABORT, 'the journal is append-only: correct by a counter-entry'); --sqlite
END; --sqlite
CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry BEGIN --sqlite
  SELECT RAISE(ABORT, 'the journal is append-only: correct by a counter-entry'); --sqlite
END; --sqlite
CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
CREATE TRIGGER journal_line_no_update BEFORE UPDATE ON journal_line BEGIN --sqlite
  SELECT RAISE(ABORT, 'the journal is append-only: correct by a counter-entry'); --sqlite
END; --sqlite
CREATE TRIGGER journal_line_no_update BEFORE UPDATE ON journal_line FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
CREATE TRIGGER journal_line_no_delete BEFORE DELETE ON journal_line BEGIN --sqlite
  SELECT RAISE(ABORT, 'the journal is append-only: correct by a counter-entry'); --sqlite
END; --sqlite
CREATE TRIGGER journal_line_no_delete BEFORE DELETE ON journal_line FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
CREATE TRIGGER settlement_no_update BEFORE UPDATE ON settlement BEGIN --sqlite
  SELECT RAISE(ABORT, 'the journal is append-only: correct by a counter-entry'); --sqlite
END; --sqlite
CREATE TRIGGER settlement_no_update BEFORE UPDATE ON settlement FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
CREATE TRIGGER settlement_no_delete BEFORE DELETE ON settlement BEGIN --sqlite
  SELECT RAISE(ABORT, 'the journal is append-only: correct by a counter-entry'); --sqlite
END; --sqlite
CREATE TRIGGER settlement_no_delete BEFORE DELETE ON settlement FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
CREATE TRIGGER settlement_part_no_update BEFORE UPDATE ON settlement_part BEGIN --sqlite
  SELECT RAISE(ABORT, 'the journal is append-only: correct by a counter-entry'); --sqlite
END; --sqlite
CREATE TRIGGER settlement_part_no_update BEFORE UPDATE ON settlement_part FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
CREATE TRIGGER settlement_part_no_delete BEFORE DELETE ON settlement_part BEGIN --sqlite
  SELECT RAISE(ABORT, 'the journal is append-only: correct by a counter-entry'); --sqlite
END; --sqlite
CREATE TRIGGER settlement_part_no_delete BEFORE DELETE ON settlement_part FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
CREATE TRIGGER attachment_no_update BEFORE UPDATE ON attachment BEGIN --sqlite
  SELECT RAISE(ABORT, 'the journal is append-only: correct by a counter-entry'); --sqlite
END; --sqlite
CREATE TRIGGER attachment_no_update BEFORE UPDATE ON attachment FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment BEGIN --sqlite
  SELECT RAISE(ABORT, 'the journal is append-only: correct by a counter-entry'); --sqlite
END; --sqlite
CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
