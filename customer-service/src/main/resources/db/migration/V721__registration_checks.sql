-- A registration that needs a person: somebody who was erased may come back, or a customer come twice. Its id is that of the
-- customer to be. Who is in a draft is no customer yet, so that no order of erasure can name them: a draft lives for days, and goes
-- with its keys when it is refused or its time is over.
create table registration_check (
    id                    uuid primary key,
    state                 text        not null check (state in ('OPEN', 'ADMITTED', 'REJECTED', 'EXPIRED')),
    version               bigint      not null,
    branch                text        not null,
    requested_manager     text,
    relationship_ended_on date,
    origin                text        not null check (origin in ('STAFF', 'IMPORT', 'CORE')),
    registered_by         text        not null,
    opened_at             timestamptz not null,
    expires_at            timestamptz not null,
    listed                text check (listed in ('CERTAIN', 'LIKELY', 'PERHAPS')),
    alike                 text check (alike in ('CERTAIN', 'LIKELY', 'PERHAPS')),
    candidates            uuid[]      not null,
    document              bytea,
    reason                text,
    ended_by              text,
    ended_at              timestamptz,
    keys_destroyed        boolean     not null default false,
    check ((state = 'OPEN') = (ended_at is null)),
    check ((state = 'OPEN') = (document is not null))
);
-- One open check for a document: whoever sends the registration again waits for the same decision.
create unique index registration_check_one_open on registration_check (document) where state = 'OPEN';
create index registration_check_due on registration_check (expires_at) where state = 'OPEN';
create index registration_check_keys on registration_check (id)
    where state in ('REJECTED', 'EXPIRED') and not keys_destroyed;
create index registration_check_ended on registration_check (ended_at) where state <> 'OPEN';
comment on column registration_check.id is 'category=none; erasure=kept';
comment on column registration_check.state is 'category=none; erasure=kept';
comment on column registration_check.version is 'category=none; erasure=kept';
comment on column registration_check.branch is 'category=none; erasure=kept';
comment on column registration_check.requested_manager is 'category=none; erasure=kept: a member of staff';
comment on column registration_check.relationship_ended_on is 'category=none; erasure=kept';
comment on column registration_check.origin is 'category=none; erasure=kept';
comment on column registration_check.registered_by is 'category=none; erasure=kept: a member of staff';
comment on column registration_check.opened_at is 'category=none; erasure=kept';
comment on column registration_check.expires_at is 'category=none; erasure=kept';
comment on column registration_check.listed is 'category=none; erasure=kept';
comment on column registration_check.alike is 'category=none; erasure=kept';
comment on column registration_check.candidates is 'category=none; erasure=kept: ids';
comment on column registration_check.document is
    'category=IDENTITY; erasure=set to null when the check ends, which is before there is a customer whom an order could name';
comment on column registration_check.reason is 'category=none; erasure=kept';
comment on column registration_check.ended_by is 'category=none; erasure=kept: a member of staff';
comment on column registration_check.ended_at is 'category=none; erasure=kept';
comment on column registration_check.keys_destroyed is 'category=none; erasure=kept';
select declare_codes('registration_check', 'state', 'branch', 'requested_manager', 'origin', 'registered_by', 'listed', 'alike',
    'reason', 'ended_by');

create table registration_draft (
    check_id uuid  not null references registration_check,
    category text  not null,
    sealed   bytea not null,
    primary key (check_id, category)
);
comment on column registration_draft.check_id is 'category=none; erasure=row deleted when the check ends';
comment on column registration_draft.category is 'category=none; erasure=row deleted when the check ends';
comment on column registration_draft.sealed is
    'category=its row''s; erasure=row deleted when the check ends, key destroyed unless the person became a customer';
select declare_codes('registration_draft', 'category');
