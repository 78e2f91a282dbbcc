-- What ownership-service told of branches and managers, for the doors here: a copy, and how much of it there is.
create table known_branch (
    branch  text        primary key,
    state   text        not null check (state in ('OPEN', 'CLOSED')),
    version bigint      not null,
    told_at timestamptz not null
);
comment on table known_branch is 'category=none; erasure=kept: a branch';
select declare_codes('known_branch', 'branch', 'state');

create table known_manager (
    employee_id text        primary key,
    branch      text        not null,
    state       text        not null check (state in ('ACTIVE', 'INACTIVE')),
    version     bigint      not null,
    told_at     timestamptz not null
);
comment on table known_manager is 'category=none; erasure=kept: a member of staff';
select declare_codes('known_manager', 'employee_id', 'branch', 'state');

-- How many there are in all: nobody is ever removed from a list, so a copy with as many is whole. No row: nothing heard.
create table known_list (
    list    text        primary key check (list in ('BRANCHES', 'MANAGERS')),
    total   bigint      not null,
    told_at timestamptz not null
);
comment on table known_list is 'category=none; erasure=kept';
select declare_codes('known_list', 'list');
