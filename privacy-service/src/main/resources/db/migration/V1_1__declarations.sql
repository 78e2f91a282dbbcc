-- What each column holds of whom, and what erasure does to it. A table's comment speaks for all columns without their own.

comment on table privacy_request is 'category=none; erasure=kept: ids, codes and days, to show how a request was answered';
comment on column privacy_request.reason_text is 'category=INTERACTION; erasure=set to null, key destroyed';
comment on column privacy_request.decision_reason is 'category=INTERACTION; erasure=set to null, key destroyed';
comment on table request_history is 'category=none; erasure=kept';
comment on table consequence is 'category=none; erasure=kept: what was decided, under which article';
comment on table identity_code is 'category=none; erasure=kept';
comment on column identity_code.hash is 'category=none; erasure=kept: a keyed hash of random digits';
comment on column identity_code.sealed is 'category=none; erasure=set to null when sent: random digits';
comment on table legal_hold is 'category=none; erasure=kept: a case number and an article';
comment on table kept_contact is 'category=none; erasure=row deleted';
comment on column kept_contact.phone is 'category=CONTACT; erasure=row deleted, key destroyed';
comment on column kept_contact.email is 'category=CONTACT; erasure=row deleted, key destroyed';
comment on table expected_holder is 'category=none; erasure=kept';
comment on table receipt is 'category=none; erasure=kept';
comment on table finding is 'category=none; erasure=kept: names of stores, and counts';
comment on table erasure_ledger is 'category=none; erasure=kept';
comment on table certificate is 'category=none; erasure=kept: ids, categories, articles and counts';
comment on table notice is 'category=none; erasure=kept';
