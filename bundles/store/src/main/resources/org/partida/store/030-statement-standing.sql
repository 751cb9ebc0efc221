-- What stands in the way of taking a statement back, and the days of its lines, from the index alone.
drop index statement_line_statement;
create index statement_line_statement on statement_line (statement, state, booking_date);
