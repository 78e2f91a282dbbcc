-- What is not there cannot be edited: the hash of a leaf is in its tile.
alter table leaf drop column hash;

-- Details stand beside their leaf, so that a verification reads both in one order.
alter table entry_detail disable trigger append_only;
alter table entry_detail add column leaf_index bigint;
update entry_detail d set leaf_index =
    coalesce((select l.leaf_index from leaf l where l.entry_id = d.entry_id), -1);
alter table entry_detail alter column leaf_index set not null;
alter table entry_detail enable trigger append_only;
create index entry_detail_leaf on entry_detail (leaf_index, position);

-- An erasure is an entry of the log; without it, a missing detail is a fault.
alter table erased_category add column entry_id uuid;
comment on column erased_category.entry_id is
    'category=none; erasure=kept. The entry of the log that tells of the erasure.';

-- What entries are searched by, all of it from the leaf; newest first within each.
alter table entry_index disable trigger append_only;
alter table entry_index
    add column branch text,
    add column roles text[] not null default '{}',
    add column trace_id text;
update entry_index i set
    branch = j.leaf ->> 'actorBranch',
    roles = array(select jsonb_array_elements_text(j.leaf -> 'actorRoles')),
    trace_id = j.leaf ->> 'traceId'
    from (select leaf_index, convert_from(entry, 'UTF8')::jsonb as leaf from leaf) j
    where j.leaf_index = i.leaf_index;
alter table entry_index enable trigger append_only;

drop index entry_index_actor, entry_index_resource, entry_index_customer, entry_index_action, entry_index_at;
create index entry_index_at on entry_index (at desc, leaf_index desc);
create index entry_index_actor on entry_index (actor_id, at desc, leaf_index desc);
create index entry_index_resource on entry_index (resource_type, resource_id, at desc, leaf_index desc);
create index entry_index_customer on entry_index (customer_id, at desc, leaf_index desc) where customer_id is not null;
create index entry_index_action on entry_index (action, at desc, leaf_index desc);
create index entry_index_service on entry_index (service, at desc, leaf_index desc);
create index entry_index_reason on entry_index (reason, at desc, leaf_index desc) where reason is not null;
create index entry_index_branch on entry_index (branch, at desc, leaf_index desc) where branch is not null;
create index entry_index_trace on entry_index (trace_id, at desc, leaf_index desc) where trace_id is not null;
-- Most entries are ALLOWED, and found by the time alone.
create index entry_index_outcome on entry_index (outcome, at desc, leaf_index desc) where outcome <> 'ALLOWED';
create index entry_index_roles on entry_index using gin (roles);

comment on column entry_index.branch is 'category=none; erasure=kept; free-text=none: a path of codes, by contract';
comment on column entry_index.roles is 'category=none; erasure=kept; free-text=none: names of roles';
comment on column entry_index.trace_id is 'category=none; erasure=kept; free-text=none: an id';
