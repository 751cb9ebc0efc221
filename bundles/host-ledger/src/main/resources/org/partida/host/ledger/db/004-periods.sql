-- Every change of a period, with reason, person and time; the last one of a month and journal ('' = the whole books) counts.
CREATE TABLE period_change (
  book BIGINT NOT NULL REFERENCES book (id),
  id BIGINT NOT NULL,
  month TEXT NOT NULL,
  journal TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (id)
);
DROP TABLE period_state;
CREATE TRIGGER period_change_no_update BEFORE UPDATE ON period_change BEGIN --sqlite
  SELECT RAISE(ABORT, 'changes of periods are kept: set the period anew'); --sqlite
END; --sqlite
CREATE TRIGGER period_change_no_update BEFORE UPDATE ON period_change FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
CREATE TRIGGER period_change_no_delete BEFORE DELETE ON period_change BEGIN --sqlite
  SELECT RAISE(ABORT, 'changes of periods are kept: set the period anew'); --sqlite
END; --sqlite
CREATE TRIGGER period_change_no_delete BEFORE DELETE ON period_change FOR EACH ROW EXECUTE FUNCTION refuse_change(); --postgresql
