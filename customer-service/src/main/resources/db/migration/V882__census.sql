-- When the last census was taken: one row, so that of several processes one takes it.
create table census_taking (
    single   boolean     primary key default true check (single),
    taken_at timestamptz not null
);
comment on table census_taking is 'category=none; erasure=kept';
insert into census_taking (taken_at) values (timestamptz '2000-01-01 00:00:00Z');

-- Parts of a census that ownership-service finds different and wants in smaller parts. A row goes with its answer.
create table census_question (
    id       uuid        primary key default uuidv7(),
    census   uuid        not null,
    as_of    timestamptz not null,
    prefixes text[]      not null
);
comment on table census_question is 'category=none; erasure=kept until answered';
select declare_codes('census_question', 'prefixes');
