-- Durable long work. One row per job; a row is run by one process at a time, as long as its lease is renewed.

create table job (
    id          uuid        primary key,
    type        text        not null,
    state       text        not null check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    started_by  text        not null,
    position    text,
    done        bigint      not null default 0,
    total       bigint      not null default 0,
    result      text,
    cancelling  boolean     not null default false,
    failures    integer     not null default 0,
    runner      uuid,
    lease_until timestamptz,
    revision    bigint      not null default 1,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);
comment on table job is
    'category=none; erasure=kept, finished ones for 90 days. Codes and counts of long work, no personal data.';
create index job_open on job (created_at) where state in ('QUEUED', 'RUNNING');
create index job_finished on job (updated_at) where state not in ('QUEUED', 'RUNNING');
comment on column job.type is 'category=none; erasure=kept; free-text=none: a code';
comment on column job.state is 'category=none; erasure=kept; free-text=none: a code';
comment on column job.started_by is 'category=none; erasure=kept; free-text=none: an id';
comment on column job.position is 'category=none; erasure=kept; free-text=none: what the work needs to go on';
comment on column job.result is 'category=none; erasure=kept; free-text=none: codes and counts';
