-- Whoever decides has seen what is suspected by then: it has a version, which what they see names and their decision expects.
alter table change_suspicion add column version bigint not null default 1;
comment on column change_suspicion.version is 'category=none; erasure=row deleted when the change ends';
