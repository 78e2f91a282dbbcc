-- Days that retention law counts from, apart from the personal data: they are needed when that is restricted, and go when
-- no rule keeps anything of the customer any more.
create table retention_date (
    customer_id uuid not null references customer,
    clock       text not null check (clock in ('TRANSACTION_ENDED')),
    day         date not null,
    primary key (customer_id, clock)
);
comment on column retention_date.customer_id is 'category=none; erasure=row deleted with the last restriction';
comment on column retention_date.clock is 'category=none; erasure=row deleted with the last restriction';
comment on column retention_date.day is 'category=none; erasure=row deleted with the last restriction: retention counts from it';

-- Data that was erased without anybody's learning of it still reads as restricted: whether it went or waits would tell of
-- investigations.
alter table restriction add column erased_at timestamptz;
comment on column restriction.erased_at is 'category=none; erasure=kept: when what was restricted went unseen';
