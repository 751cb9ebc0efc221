-- Turnovers by month and account, carried with each posting, so that a trial balance does not read the journal. The check of the books recomputes them.
CREATE TABLE turnover (
  book BIGINT NOT NULL,
  month TEXT NOT NULL,
  account BIGINT NOT NULL,
  debit BIGINT NOT NULL,
  credit BIGINT NOT NULL,
  PRIMARY KEY (book, month, account)
) WITHOUT ROWID; --sqlite
); --postgresql
INSERT INTO turnover (book, month, account, debit, credit)
  SELECT e.book, SUBSTR(e.date, 1, 7), l.account, SUM(CASE l.side WHEN 'D' THEN l.amount ELSE 0 END), SUM(CASE l.side WHEN 'C' THEN l.amount ELSE 0 END)
  FROM journal_entry e JOIN journal_line l ON l.entry = e.id GROUP BY e.book, SUBSTR(e.date, 1, 7), l.account;
