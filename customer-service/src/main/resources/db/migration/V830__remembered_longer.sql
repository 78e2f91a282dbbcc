-- A rejection outlives the customer whom the check found: were it forgotten with the customer's data, whoever sends the same
-- registration again would hear that the customer was erased. It names nobody then, and goes after its 30 days as any other.
comment on column registration_rejection.check_id is 'category=none; erasure=kept, the row goes after a while';
comment on column registration_rejection.token is
    'category=IDENTITY; erasure=kept: a slow keyed hash, as the suppression list has one, that goes after a while';
comment on column registration_rejection.customer_id is 'category=none; erasure=set to null';
comment on column registration_rejection.expires_at is 'category=none; erasure=kept, the row goes after a while';
comment on column registration_rejection.recipe is
    'category=none; erasure=kept, the row goes after a while; free-text=code(token)';
comment on column registration_rejection.reason is
    'category=none; erasure=kept, the row goes after a while; free-text=code(token)';

-- Whom somebody is like is not kept of whoever was erased meanwhile.
comment on column registration_check.candidates is
    'category=none; erasure=set to null: the id is removed while the check is open, and all of them when it ends';
comment on column change_suspicion.candidates is
    'category=none; erasure=set to null: the id is removed, and the row deleted when the change ends';
