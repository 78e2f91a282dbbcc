-- A notice is open until it was delivered or settled; the contact kept for it waits as long, up to a limit.
ALTER TABLE notice ADD COLUMN asked_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE notice ADD COLUMN ended_at timestamptz;
UPDATE notice SET ended_at = now() WHERE state IS NOT NULL;

COMMENT ON COLUMN notice.asked_at IS 'category=none; erasure=kept. The limit for keeping a contact counts from here.';
COMMENT ON COLUMN notice.ended_at IS 'category=none; erasure=kept. When nothing more could become of it.';
