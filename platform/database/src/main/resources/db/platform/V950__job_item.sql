-- What became of each item that a job worked on. Written with the position behind it, so that an item has one result.
create table job_item (
    job_id   uuid   not null references job,
    line     bigint not null,
    item     text,
    outcome  text   not null,
    detail   text,
    owner    uuid,
    category text,
    sealed   bytea,
    primary key (job_id, line),
    check (num_nulls(owner, category, sealed) in (0, 3))
);
comment on table job_item is
    'category=none; erasure=kept, until their job is forgotten. Ids and codes; what is personal is sealed.';
comment on column job_item.owner is 'category=none; erasure=kept. Under whose key the detail is sealed.';
comment on column job_item.sealed is 'category=its row''s; erasure=kept, unreadable: its key is destroyed';
select declare_codes('job_item', 'item', 'outcome', 'detail', 'category');
select declare_rows('job_item', 'deleted: with its job, 90 days after that ended');

-- Jobs take turns: the one that was worked at longest ago is next.
drop index job_open;
create index job_open on job (updated_at) where state in ('QUEUED', 'RUNNING');
