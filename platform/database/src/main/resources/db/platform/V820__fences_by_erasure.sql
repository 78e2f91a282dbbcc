-- Which erasures have removed data of an owner and have not yet read back. While there is one, nobody seals for that owner.
create table key_fence_closing (
    owner   uuid not null,
    erasure uuid not null,
    primary key (owner, erasure)
);
comment on table key_fence_closing is 'category=none; erasure=row deleted when the erasure has read back';

insert into key_fence_closing (owner, erasure)
select f.owner, j.order_id
  from key_fence f
  join erasure_job j on (j."order"::jsonb ->> 'customerId')::uuid = f.owner
 where f.closed and j.state = 'ERASED';

alter table key_fence drop column closed;
