-- What witnesses answered. Nothing rests on these rows alone: whoever checks a proof checks every signature in it.

create table cosignature (
    size    bigint      not null,
    witness text        not null,
    lines   text        not null,
    at      timestamptz not null,
    primary key (size, witness)
);
comment on table cosignature is
    'category=none; erasure=kept. Cosignatures of checkpoints (C2SP tlog-cosignature); removed after a day.';
create index cosignature_at on cosignature (at);

create table cosigned_checkpoint (
    size bigint      primary key,
    note text        not null,
    at   timestamptz not null
);
comment on table cosigned_checkpoint is
    'category=none; erasure=kept. Checkpoints that enough witnesses cosigned; after a day only each day''s last is kept.';
create index cosigned_checkpoint_at on cosigned_checkpoint (at);
