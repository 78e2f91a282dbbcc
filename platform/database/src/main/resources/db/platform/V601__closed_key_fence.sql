-- Whether an erasure has removed data and has not yet destroyed its keys.
ALTER TABLE key_fence ADD COLUMN closed boolean NOT NULL DEFAULT false;
