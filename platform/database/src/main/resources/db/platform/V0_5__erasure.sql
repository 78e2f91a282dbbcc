-- Erasure orders this service has carried out, until the receipt is on its way and for ever after: a job that was
-- receipted tells, in the data's own database, that this database has seen the order.
create table erasure_job (
    order_id        uuid        primary key,
    "order"         text        not null,
    findings        text        not null,
    state           text        not null check (state in ('ERASED', 'RECEIPTED')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    updated_at      timestamptz not null
);

create index erasure_job_open on erasure_job (next_attempt_at) where state = 'ERASED';

-- How far this database has followed the erasure ledger. A restored backup brings back an old position.
create table erasure_ledger_position (
    singleton boolean    primary key default true check (singleton),
    position  bigint      not null,
    at        timestamptz not null default now()
);

insert into erasure_ledger_position (position) values (0);
