-- What each column holds of whom, and what erasure does to it. A table's comment speaks for all columns without their own.

comment on table manager is 'category=none; erasure=kept: a member of staff';
comment on table customer is 'category=none; erasure=kept: an id, and whose branch it is';
comment on table pool is 'category=none; erasure=kept';
comment on table assignment is 'category=none; erasure=kept: who looked after the customer';
comment on column assignment.reason_text is 'category=INTERACTION; erasure=set to null, key destroyed';
comment on table pool_membership is 'category=none; erasure=kept';
comment on table transfer is 'category=none; erasure=kept';
comment on table transfer_customer is 'category=none; erasure=kept';
comment on column transfer_customer.reason_text is 'category=INTERACTION; erasure=set to null, key destroyed';
