create index voucher_number on voucher (company, number);
