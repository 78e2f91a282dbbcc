-- How far this database has followed the erasure ledger, and what proves it. A position without a hash proves nothing,
-- so the ledger is followed anew; an order that was receipted here is not carried out again.
update erasure_ledger_position set position = 0;

alter table erasure_ledger_position
    -- The entries up to here were copied and hash to the root of a signed head; position says how many are carried out.
    add column copied bigint not null default 0,
    -- The right edge of the tree over the copied entries: one hash per binary digit of their number.
    add column peaks  text   not null default '',
    -- The signed head that bears the copy out.
    add column head   text;

-- Every entry this database has seen, so that any holder can give the ledger back. Rows above erasure_ledger_position.copied
-- are not verified yet. Grows by one row per erasure.
create table erasure_ledger_copy (
    position bigint primary key check (position > 0),
    entry    text   not null
);

comment on table erasure_ledger_copy is 'category=none; erasure=kept: ids and categories only, so that a restored ledger can be brought forward';
comment on column erasure_ledger_copy.entry is 'category=none; erasure=kept; free-text=none: ids, categories and names of rules, by contract';
comment on column erasure_ledger_position.peaks is 'category=none; erasure=kept; free-text=none: hashes';
comment on column erasure_ledger_position.head is 'category=none; erasure=kept; free-text=none: a signed note of the ledger';
