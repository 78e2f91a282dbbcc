create table verification_position (
    only_row   boolean     primary key default true check (only_row),
    position   text        not null,
    updated_at timestamptz not null
);
comment on table verification_position is
    'category=none; erasure=kept. How far the end of the log was verified; signed, so that nobody else can move it.';
comment on column verification_position.position is
    'category=none; erasure=kept; free-text=none: a signed note and hashes';
