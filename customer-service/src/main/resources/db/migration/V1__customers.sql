-- The customer master. Personal values are sealed, one blob per customer and category; exact search goes through blind
-- tokens. The comment of every column says which category of personal data it holds and what erasure does to it: a
-- test refuses a column without one.

create table customer (
    id                    uuid primary key,
    branch                text        not null,
    status                text        not null check (status in ('ACTIVE', 'CLOSED')),
    relationship_ended_on date,
    origin                text        not null check (origin in ('STAFF', 'IMPORT', 'CORE')),
    version               bigint      not null,
    created_at            timestamptz not null,
    changed_at            timestamptz not null,
    check ((status = 'CLOSED') = (relationship_ended_on is not null))
);
comment on column customer.id is 'category=none; erasure=kept, so that an order can be replayed';
comment on column customer.branch is 'category=none; erasure=kept';
comment on column customer.status is 'category=none; erasure=kept';
comment on column customer.relationship_ended_on is 'category=none; erasure=kept, retention counts from it';
comment on column customer.origin is 'category=none; erasure=kept';
comment on column customer.version is 'category=none; erasure=raised';
comment on column customer.created_at is 'category=none; erasure=kept';
comment on column customer.changed_at is 'category=none; erasure=kept';

create table profile (
    customer_id uuid  not null references customer,
    category    text  not null,
    sealed      bytea not null,
    primary key (customer_id, category)
);
comment on column profile.customer_id is 'category=none; erasure=row deleted';
comment on column profile.category is 'category=none; erasure=row deleted';
comment on column profile.sealed is 'category=its row''s; erasure=row deleted, key destroyed';

create table search_token (
    purpose     text  not null,
    token       bytea not null,
    customer_id uuid  not null references customer,
    category    text  not null,
    primary key (purpose, token, customer_id)
);
create index search_token_of_customer on search_token (customer_id, category);
-- Two creations of the same person at the same time: the database decides.
create unique index search_token_one_person on search_token (token) where purpose = 'idNumber';
comment on column search_token.purpose is 'category=none; erasure=row deleted';
comment on column search_token.token is 'category=its row''s; erasure=row deleted';
comment on column search_token.customer_id is 'category=none; erasure=row deleted';
comment on column search_token.category is 'category=none; erasure=row deleted';

create table suppression (
    purpose text        not null check (purpose in ('idNumber', 'phone')),
    token   bytea       not null,
    since   timestamptz not null,
    primary key (purpose, token)
);
comment on column suppression.purpose is 'category=none; erasure=kept';
comment on column suppression.token is
    'category=IDENTITY or CONTACT; erasure=kept: a blind token that belongs to no customer and only stops a quiet return';
comment on column suppression.since is 'category=none; erasure=kept';

create table restriction (
    customer_id uuid        not null,
    category    text        not null,
    until_day   date,
    rule        text        not null,
    order_id    uuid        not null,
    since       timestamptz not null,
    primary key (customer_id, category)
);
comment on column restriction.customer_id is 'category=none; erasure=row deleted';
comment on column restriction.category is 'category=none; erasure=row deleted';
comment on column restriction.until_day is 'category=none; erasure=row deleted';
comment on column restriction.rule is 'category=none; erasure=row deleted';
comment on column restriction.order_id is 'category=none; erasure=row deleted';
comment on column restriction.since is 'category=none; erasure=row deleted';

create table change (
    id              uuid primary key,
    customer_id     uuid        not null references customer,
    state           text        not null
        check (state in ('PROPOSED', 'AWAITING_DECISION', 'APPLIED', 'REJECTED', 'EXPIRED')),
    base_version    bigint      not null,
    second_person   boolean     not null,
    proposed_by     text        not null,
    proposed_at     timestamptz not null,
    reason_code     text        not null,
    reason_text     bytea,
    confirmed_by    text,
    confirmed_at    timestamptz,
    expires_at      timestamptz,
    ended_by        text,
    ended_at        timestamptz,
    decision_text   bytea,
    applied_version bigint
);
create index change_of_customer on change (customer_id, id);
comment on column change.id is 'category=none; erasure=kept';
comment on column change.customer_id is 'category=none; erasure=kept';
comment on column change.state is 'category=none; erasure=kept, EXPIRED if it was open';
comment on column change.base_version is 'category=none; erasure=kept';
comment on column change.second_person is 'category=none; erasure=kept';
comment on column change.proposed_by is 'category=none; erasure=kept: a member of staff';
comment on column change.proposed_at is 'category=none; erasure=kept';
comment on column change.reason_code is 'category=none; erasure=kept';
comment on column change.reason_text is 'category=INTERACTION; erasure=set to null, key destroyed';
comment on column change.confirmed_by is 'category=none; erasure=kept: a member of staff';
comment on column change.confirmed_at is 'category=none; erasure=kept';
comment on column change.expires_at is 'category=none; erasure=kept';
comment on column change.ended_by is 'category=none; erasure=kept: a member of staff';
comment on column change.ended_at is 'category=none; erasure=kept';
comment on column change.decision_text is 'category=INTERACTION; erasure=set to null, key destroyed';
comment on column change.applied_version is 'category=none; erasure=kept';

create table change_detail (
    change_id     uuid not null references change,
    field         text not null,
    category      text not null,
    sealed_before bytea,
    sealed_after  bytea,
    primary key (change_id, field)
);
comment on column change_detail.change_id is 'category=none; erasure=row kept, to show that there was a change';
comment on column change_detail.field is 'category=none; erasure=kept';
comment on column change_detail.category is 'category=none; erasure=kept';
comment on column change_detail.sealed_before is 'category=its row''s; erasure=set to null, key destroyed';
comment on column change_detail.sealed_after is 'category=its row''s; erasure=set to null, key destroyed';

create table consent (
    customer_id uuid        not null references customer,
    purpose     text        not null,
    category    text        not null,
    granted     boolean     not null,
    version     bigint      not null,
    changed_by  text        not null,
    changed_at  timestamptz not null,
    primary key (customer_id, purpose)
);
comment on column consent.customer_id is 'category=none; erasure=row deleted';
comment on column consent.purpose is 'category=none; erasure=row deleted';
comment on column consent.category is 'category=none; erasure=row deleted';
comment on column consent.granted is 'category=MARKETING; erasure=row deleted';
comment on column consent.version is 'category=none; erasure=row deleted';
comment on column consent.changed_by is 'category=none; erasure=row deleted';
comment on column consent.changed_at is 'category=none; erasure=row deleted';

-- What ownership-service told: who looks after whom. Events may come before the customer's own row is committed.
create table assignment (
    id          uuid primary key,
    customer_id uuid        not null,
    role        text        not null,
    manager_id  text        not null,
    branch      text        not null,
    starts_at   timestamptz not null,
    ends_at     timestamptz
);
create index assignment_of_customer on assignment (customer_id);
create index assignment_of_manager on assignment (manager_id);
comment on column assignment.id is 'category=none; erasure=kept';
comment on column assignment.customer_id is 'category=none; erasure=kept';
comment on column assignment.role is 'category=none; erasure=kept';
comment on column assignment.manager_id is 'category=none; erasure=kept: a member of staff';
comment on column assignment.branch is 'category=none; erasure=kept';
comment on column assignment.starts_at is 'category=none; erasure=kept';
comment on column assignment.ends_at is 'category=none; erasure=kept';

create table pooling (
    customer_id uuid        not null,
    pool_id     uuid        not null,
    branch      text        not null,
    starts_at   timestamptz not null,
    ends_at     timestamptz,
    primary key (customer_id, pool_id, starts_at)
);
comment on column pooling.customer_id is 'category=none; erasure=kept';
comment on column pooling.pool_id is 'category=none; erasure=kept';
comment on column pooling.branch is 'category=none; erasure=kept';
comment on column pooling.starts_at is 'category=none; erasure=kept';
comment on column pooling.ends_at is 'category=none; erasure=kept';

-- A phone number that the customer just gave up, for the one message that tells the change to its holder.
create table particulars (
    notification_id uuid primary key,
    customer_id     uuid        not null references customer,
    sealed_phone    bytea       not null,
    created_at      timestamptz not null
);
create index particulars_of_customer on particulars (customer_id);
comment on column particulars.notification_id is 'category=none; erasure=row deleted';
comment on column particulars.customer_id is 'category=none; erasure=row deleted';
comment on column particulars.sealed_phone is 'category=CONTACT; erasure=row deleted, key destroyed';
comment on column particulars.created_at is 'category=none; erasure=row deleted';
