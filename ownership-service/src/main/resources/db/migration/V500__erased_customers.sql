-- A customer who was erased leaves a transfer that is not decided yet.
ALTER TABLE transfer_customer ADD COLUMN ended_reason text CHECK (ended_reason = 'CUSTOMER_ERASED');
