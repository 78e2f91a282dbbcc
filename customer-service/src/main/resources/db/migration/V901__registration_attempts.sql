-- How many people each caller sent, and how many of them the bank knew: a row for each employee and client, and no more.
create table registration_attempts (
    caller      text        not null,
    kind        text        not null check (kind in ('PEOPLE', 'LINES', 'MACHINE')),
    spent       integer     not null,
    spent_since timestamptz not null,
    sent        bigint      not null default 0,
    met         bigint      not null default 0,
    sent_since  timestamptz not null default '-infinity',
    alarmed     boolean     not null default false,
    primary key (caller, kind)
);
comment on table registration_attempts is 'category=none; erasure=kept: counts of employees and clients, not of customers';
comment on column registration_attempts.spent is 'category=none; erasure=kept. Counts for the limit, in its window.';
comment on column registration_attempts.sent is 'category=none; erasure=kept. Counts for the alarm, in its own window.';
comment on column registration_attempts.met is 'category=none; erasure=kept. Of those, who were known to the bank but not to the caller.';
comment on column registration_attempts.alarmed is 'category=none; erasure=kept. Whether an alarm was raised in the window.';

select declare_codes('registration_attempts', 'caller', 'kind');
