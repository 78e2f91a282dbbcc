-- An email address that the customer just gave up, for the one message that tells the change to its holder.
alter table particulars alter column sealed_phone drop not null;
alter table particulars add column sealed_email bytea;
alter table particulars add check (num_nonnulls(sealed_phone, sealed_email) = 1);
comment on column particulars.sealed_email is 'category=CONTACT; erasure=row deleted, key destroyed';
