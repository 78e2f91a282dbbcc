-- The end of a relationship can be proposed as a change: its day counts when a second person has approved it.
alter table change add column ends_on date;
alter table change add column evidence bytea;
comment on column change.ends_on is 'category=none; erasure=kept: the day that was proposed and decided on, retention may count from it';
comment on column change.evidence is 'category=INTERACTION; erasure=set to null, key destroyed';

-- Whoever proposed a change takes it back while it is open.
alter table change drop constraint change_state_check;
alter table change add constraint change_state_check
    check (state in ('PROPOSED', 'AWAITING_DECISION', 'APPLIED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'));

-- Lists of open changes begin behind those whose time is over, which keep their state.
create index change_to_decide on change (expires_at, id) where state = 'AWAITING_DECISION';
create index change_own_open on change (proposed_by, expires_at, id) where state in ('PROPOSED', 'AWAITING_DECISION');
