-- Closing a hold commits before its key is destroyed. A hold that was closed earlier may still have
-- its key: the default has all of them destroyed once more.
alter table legal_hold add column keys_destroyed boolean not null default false;

create index legal_hold_keys on legal_hold (id) where closed_at is not null and not keys_destroyed;

comment on column legal_hold.keys_destroyed is 'category=none; erasure=kept';
