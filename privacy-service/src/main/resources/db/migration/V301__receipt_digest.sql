-- The first receipt of a holder counts; another that differs from it is an alarm.
ALTER TABLE receipt ADD COLUMN digest text;
COMMENT ON COLUMN receipt.digest IS 'category=none; erasure=kept';
