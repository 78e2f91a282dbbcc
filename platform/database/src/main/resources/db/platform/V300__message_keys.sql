-- The keys that have signed this service's messages: a lost one is never replaced in silence.
create table message_key (
    id            text        primary key,
    first_used_at timestamptz not null
);

comment on table message_key is 'category=none; erasure=kept';

-- One id with two contents is an alarm; ids taken before this column have no digest.
alter table inbox add column digest bytea;
comment on column inbox.digest is
    'category=its row''s; erasure=kept until old: a hash of sealed values, which are unreadable without their keys';

-- What is replayed is verified once more.
alter table parked_message add column signature bytea;
comment on column parked_message.signature is 'category=none; erasure=kept';

-- Messages that are not proven to come from who may send them. They hold up nothing, and the table has a bound.
create table refused_message (
    id          bigint      primary key generated always as identity,
    -- Where it was read; the same record read again is one row.
    place       uuid        not null unique,
    topic       text        not null,
    key         text,
    type        text,
    source      text,
    event_id    uuid        not null,
    data        bytea,
    headers     text        not null,
    signature   bytea,
    reason      text        not null,
    refused_at  timestamptz not null,
    settled_at  timestamptz
);

create index refused_message_waiting on refused_message (id) where settled_at is null;

comment on table refused_message is 'category=none; erasure=row deleted when old';
comment on column refused_message.data is
    'category=its row''s; erasure=row deleted when old; values of genuine messages are sealed';
