-- A set of roles with its entries in order: the index of single roles had to read and sort all entries of a role.
create index entry_index_role_sets on entry_index (roles, at desc, leaf_index desc);
drop index entry_index_roles;
