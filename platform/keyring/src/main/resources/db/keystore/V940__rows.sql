-- How the rows of each table stay bounded; see V940 of the services' databases.
comment on table tree is 'rows=fixed: one row';
comment on table page is 'rows=one per page of the tree: a few owners share a leaf';
comment on table superseded_page is 'rows=deleted: when their epoch has ended';
comment on table owner_leaf is 'rows=one per owner with keys: in which leaf they lie';
comment on table destroyed_key is 'rows=kept: a destroyed key stays destroyed';
comment on table epoch is 'rows=kept: shows what died when; about one an hour, and one whenever somebody waits';
comment on table epoch_condition is 'rows=kept: with its epoch';
comment on table replica is 'rows=deleted: when the process has ended, or has not been seen for long';
comment on table service_key is 'rows=one per living version of a key: the dead go when the next one comes';
comment on table order_note is 'rows=kept: data that is restored to before an order learns of the order here';
comment on table new_owner is 'rows=deleted: when it was looked whether the data has the owner';
comment on table owner_sweep is 'rows=fixed: one row';
