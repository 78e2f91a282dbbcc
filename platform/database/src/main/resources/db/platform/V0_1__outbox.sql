-- Events that wait to be published. A row lives from the commit that wrote it until the broker has it.
create table outbox (
    event_id    uuid        primary key,
    -- Within a key, seq follows the order of the commits: writers hold the key's lock from before they draw it.
    seq         bigint      not null generated always as identity,
    partition   smallint    not null,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    data        text        not null,
    traceparent text,
    created_at  timestamptz not null
);

create index outbox_order on outbox (partition, seq);

-- Rows come and go: without early vacuuming the relay would read through dead ones.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
                        autovacuum_vacuum_cost_delay = 0);
