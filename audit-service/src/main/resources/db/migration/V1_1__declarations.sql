-- What each column holds of whom, and what erasure does to it. A table's comment speaks for all columns without their own.

comment on table log_head is
    'category=none; erasure=kept. How many leaves there are; its row is locked by whoever appends.';
comment on table leaf is 'category=none; erasure=kept. The log is append-only.';
comment on column leaf.entry is
    'category=none; erasure=kept. Canonical JSON: ids, codes and salted commitments, no personal data.';
comment on column leaf.hash is 'category=none; erasure=kept. SHA-256 of 0x00 and the entry (RFC 6962).';
comment on table tile is
    'category=none; erasure=kept. Up to 256 neighbouring hashes of one level (C2SP tlog-tiles).';
comment on table checkpoint is 'category=none; erasure=kept';
comment on column checkpoint.note is 'category=none; erasure=kept. C2SP tlog-checkpoint, signed.';
comment on table entry_index is
    'category=none; erasure=kept. Ids and codes that entries are searched by; the verification compares it with the leaves.';
comment on table entry_detail is
    'category=none; erasure=row deleted. Sealed values of entries; the leaf keeps the commitment, which tells nothing.';
comment on column entry_detail.sealed is
    'category=its row''s; erasure=row deleted. The key is its service''s, and is destroyed there.';
comment on column entry_detail.salt is
    'category=its row''s; erasure=row deleted, so that nobody can try values against the leaf';
comment on table erased_category is
    'category=none; erasure=kept. Details that arrive late, after the erasure, are not stored.';
