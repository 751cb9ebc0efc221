-- The day on which a person says that a settlement's lines are booked.
alter table statement add column posting_day text;
