-- Staff record a consent only on evidence: where the bank's archive has the customer's form.
alter table consent add column evidence bytea;
comment on column consent.evidence is 'category=its row''s; erasure=row deleted, key destroyed';
