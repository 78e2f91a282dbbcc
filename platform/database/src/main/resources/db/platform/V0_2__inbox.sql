-- Which events this service has taken: written in the transaction of an event's effect.
create table inbox (
    event_id uuid        not null,
    consumer text        not null,
    at       timestamptz not null,
    primary key (event_id, consumer)
);

create index inbox_age on inbox (at);

-- Messages that could not be handled, and the later ones of their keys, in order.
create table parked_message (
    id              bigint      primary key generated always as identity,
    topic           text        not null,
    key             text,
    type            text,
    event_id        uuid        not null,
    data            bytea,
    headers         text        not null,
    -- What kind of failure; never its message, which may quote data.
    error_class     text        not null,
    error_code      text,
    attempts        int         not null,
    parked_at       timestamptz not null,
    replayed_at     timestamptz,
    unique (topic, event_id)
);

create index parked_message_waiting on parked_message (topic, key, id) where replayed_at is null;
