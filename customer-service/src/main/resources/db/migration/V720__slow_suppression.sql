-- The list of those who must not return by themselves holds slow keyed hashes. A hash knows how it was made (its recipe: cost
-- and version of the secret), since what was hashed is gone and none can be made anew.
alter table suppression rename to suppression_plain;
comment on column suppression_plain.token is
    'category=IDENTITY; erasure=kept: a blind token that belongs to no customer and only stops a quiet return; only of those whose document could not be opened any more when they were to be entered in the list';

create table suppression (
    purpose text        not null check (purpose in ('document', 'nameBirth', 'namePhone', 'nameEmail')),
    recipe  text        not null,
    token   bytea       not null check (length(token) = 32),
    person  bytea       not null check (length(person) = 16),
    since   timestamptz not null,
    primary key (purpose, recipe, token, person)
);
create index suppression_of_person on suppression (person);
comment on column suppression.purpose is 'category=none; erasure=kept';
comment on column suppression.recipe is 'category=none; erasure=kept';
comment on column suppression.token is
    'category=IDENTITY or CONTACT; erasure=kept: a slow keyed hash that belongs to no customer and only stops a quiet return';
comment on column suppression.person is
    'category=none; erasure=kept: what the rows of one person have in common, made of a hash among them';
comment on column suppression.since is 'category=none; erasure=kept';
select declare_codes('suppression', 'purpose', 'recipe');

-- What must be hashed to look somebody up: at most a few rows for each change of cost or secret.
create table suppression_kind (
    purpose text not null,
    recipe  text not null,
    primary key (purpose, recipe)
);
comment on table suppression_kind is 'category=none; erasure=kept';
select declare_codes('suppression_kind', 'purpose', 'recipe');

-- What is to be entered in the list: hashing takes long and needs keys, so it comes after the transaction that erases, and before
-- the keys die. A row lives for that moment.
create table suppression_due (
    customer_id uuid        not null,
    category    text        not null check (category in ('IDENTITY', 'CONTACT')),
    sealed      bytea       not null,
    token       bytea,
    since       timestamptz not null,
    primary key (customer_id, category)
);
comment on column suppression_due.customer_id is 'category=none; erasure=row deleted';
comment on column suppression_due.category is 'category=none; erasure=row deleted';
comment on column suppression_due.sealed is 'category=its row''s; erasure=row deleted, key destroyed';
comment on column suppression_due.token is
    'category=IDENTITY; erasure=row deleted: stops a quiet return until the slow hash is there';
comment on column suppression_due.since is 'category=none; erasure=row deleted';
select declare_codes('suppression_due', 'category');
