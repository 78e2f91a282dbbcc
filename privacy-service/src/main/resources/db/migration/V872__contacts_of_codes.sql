-- A code goes to the contact that the customer had at an instant, whatever was changed since. Codes under way go to none.
ALTER TABLE identity_code ADD COLUMN channel text CHECK (channel IN ('SMS', 'EMAIL'));
ALTER TABLE identity_code ADD COLUMN contact_as_of timestamptz;
select declare_codes('identity_code', 'channel');
