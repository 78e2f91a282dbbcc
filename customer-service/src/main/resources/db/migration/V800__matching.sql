-- A rejected registration is remembered, so that the same line is not checked again and again. What is remembered is a slow keyed
-- hash of the document, as in the suppression list, and for a while only.
create table registration_rejection (
    check_id    uuid primary key,
    recipe      text        not null,
    token       bytea       not null check (length(token) = 32),
    reason      text        not null,
    customer_id uuid,
    expires_at  timestamptz not null
);
create index registration_rejection_of_document on registration_rejection (token);
create index registration_rejection_ended on registration_rejection (expires_at);
create index registration_rejection_of_customer on registration_rejection (customer_id) where customer_id is not null;
comment on column registration_rejection.check_id is 'category=none; erasure=row deleted';
comment on column registration_rejection.recipe is 'category=none; erasure=row deleted';
comment on column registration_rejection.token is
    'category=IDENTITY; erasure=row deleted with the customer whom the check found; a slow keyed hash that goes after a while';
comment on column registration_rejection.reason is 'category=none; erasure=row deleted';
comment on column registration_rejection.customer_id is 'category=none; erasure=row deleted';
comment on column registration_rejection.expires_at is 'category=none; erasure=row deleted';
select declare_codes('registration_rejection', 'recipe', 'reason');

-- Why a change needs a person: it makes a customer look like another one, or like somebody who was erased. Forgotten when the change
-- ends, or can no longer be decided.
create table change_suspicion (
    change_id  uuid primary key references change,
    listed     text check (listed in ('CERTAIN', 'LIKELY', 'PERHAPS')),
    alike      text check (alike in ('CERTAIN', 'LIKELY', 'PERHAPS')),
    candidates uuid[]      not null,
    forget_at  timestamptz not null
);
create index change_suspicion_ended on change_suspicion (forget_at);
comment on column change_suspicion.change_id is 'category=none; erasure=row deleted when the change ends';
comment on column change_suspicion.listed is 'category=none; erasure=row deleted when the change ends';
comment on column change_suspicion.alike is 'category=none; erasure=row deleted when the change ends';
comment on column change_suspicion.candidates is 'category=none; erasure=row deleted when the change ends: ids';
comment on column change_suspicion.forget_at is 'category=none; erasure=row deleted when the change ends';
select declare_codes('change_suspicion', 'listed', 'alike');
