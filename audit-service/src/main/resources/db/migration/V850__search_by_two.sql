-- Who did what, and was it refused: what is asked together is told by one index, in the order of the answer. A branch's roles are
-- few, so that one index serves the branch alone as well, role by role.
create index entry_index_branch_roles on entry_index (branch, roles, at desc, leaf_index desc) include (action, outcome)
    where branch is not null;
drop index entry_index_branch;
create index entry_index_actor_acts on entry_index (actor_id, at desc, leaf_index desc) include (action, outcome);
drop index entry_index_actor;

-- What is read from an index alone must be known to be visible to all; a table that only grows is vacuumed rarely otherwise.
alter table entry_index set (autovacuum_vacuum_insert_scale_factor = 0.01);
