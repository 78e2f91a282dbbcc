-- Raised with the mark in the key store before owners without data are looked for: if it is lower, this data was restored to an
-- earlier moment, or is not the data of these keys at all, and nobody in it is to be missed yet.
create table owner_sweep (
    one  boolean primary key default true check (one),
    mark bigint not null
);
insert into owner_sweep (mark) values (0);
comment on table owner_sweep is 'category=none; erasure=kept: about no customer';
