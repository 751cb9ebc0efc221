-- Issued documents that the authority has not got: few, and looked at every hour.

create index document_unfiled on document (issue_date, id) where direction = 'ISSUED' and network_state <> 'VALIDATED';
