-- Tells, in the data's own database, that keys of an owner were ordered to be destroyed: whoever fetched keys before that
-- must not seal with them any more. Rows exist only for owners of whom something was erased: as many as there were erasures.
create table key_fence (
    owner    uuid   primary key,
    erasures bigint not null
);

comment on table key_fence is 'category=none; erasure=kept, so that no key from before is used again';
