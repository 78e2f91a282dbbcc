-- The log. Rows of it are never changed: the service's role may not, and the triggers stop whoever else tries in passing.
-- Who switches the triggers off is found by the verification.

create table log_head (
    only_row boolean primary key default true check (only_row),
    size     bigint  not null check (size >= 0)
);
comment on table log_head is 'How many leaves there are; its row is locked by whoever appends.';
insert into log_head (size) values (0);

create table leaf (
    leaf_index bigint primary key,
    entry_id   uuid   not null unique,
    entry      bytea  not null,
    hash       bytea  not null check (length(hash) = 32)
);
comment on column leaf.entry is 'Canonical JSON: ids, codes and commitments, no personal data.';
comment on column leaf.hash is 'SHA-256 of 0x00 and the entry (RFC 6962).';

create table tile (
    level      integer not null,
    tile_index bigint  not null,
    hashes     bytea   not null check (length(hashes) % 32 = 0 and length(hashes) between 32 and 8192),
    primary key (level, tile_index)
);
comment on table tile is 'Up to 256 neighbouring hashes of one level (C2SP tlog-tiles).';
-- Hashes do not compress.
alter table tile alter column hashes set storage external;

create table checkpoint (
    size      bigint      primary key,
    note      text        not null,
    signed_at timestamptz not null
);
comment on column checkpoint.note is 'C2SP tlog-checkpoint, signed.';

create table entry_index (
    leaf_index    bigint      primary key,
    entry_id      uuid        not null unique,
    at            timestamptz not null,
    service       text        not null,
    actor_type    text        not null,
    actor_id      text        not null,
    action        text        not null,
    resource_type text        not null,
    resource_id   text        not null,
    customer_id   uuid,
    outcome       text        not null,
    reason        text
);
comment on table entry_index is 'What entries are searched by; the verification compares it with the leaves.';
create index entry_index_actor on entry_index (actor_id, leaf_index desc);
create index entry_index_resource on entry_index (resource_type, resource_id, leaf_index desc);
create index entry_index_customer on entry_index (customer_id, leaf_index desc) where customer_id is not null;
create index entry_index_action on entry_index (action, leaf_index desc);
create index entry_index_at on entry_index (at);

create table entry_detail (
    entry_id    uuid    not null,
    position    integer not null,
    customer_id uuid,
    category    text    not null,
    field       text    not null,
    salt        bytea   not null check (length(salt) = 32),
    sealed      bytea   not null,
    primary key (entry_id, position)
);
comment on table entry_detail is 'Sealed values of entries. Erasure deletes them; the leaf keeps the commitment, which tells nothing.';
create index entry_detail_customer on entry_detail (customer_id, category);

create table erased_category (
    customer_id uuid not null,
    category    text not null,
    erased_at   timestamptz not null,
    primary key (customer_id, category)
);
comment on table erased_category is 'Details that arrive late, after the erasure, are not stored.';

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only: % of % refused', tg_op, tg_table_name;
end $$;

create function refuse_changing_hashes() returns trigger language plpgsql as $$
begin
    if substring(new.hashes from 1 for length(old.hashes)) <> old.hashes
        or new.level <> old.level or new.tile_index <> old.tile_index then
        raise exception 'a tile of the audit log only grows';
    end if;
    return new;
end $$;

create trigger append_only before update or delete on leaf for each row execute function refuse_rewriting();
create trigger append_only before update or delete on entry_index for each row execute function refuse_rewriting();
create trigger append_only before update or delete on checkpoint for each row execute function refuse_rewriting();
create trigger append_only before delete on tile for each row execute function refuse_rewriting();
create trigger append_only before update on entry_detail for each row execute function refuse_rewriting();
create trigger only_grows before update on tile for each row execute function refuse_changing_hashes();

create trigger no_truncate before truncate on leaf execute function refuse_rewriting();
create trigger no_truncate before truncate on entry_index execute function refuse_rewriting();
create trigger no_truncate before truncate on checkpoint execute function refuse_rewriting();
create trigger no_truncate before truncate on tile execute function refuse_rewriting();

revoke update, delete, truncate on leaf, entry_index, checkpoint from ${app_role};
revoke delete, truncate on tile from ${app_role};
revoke update, truncate on entry_detail from ${app_role};
revoke insert, delete, truncate on log_head from ${app_role};
revoke update, delete, truncate on erased_category from ${app_role};
