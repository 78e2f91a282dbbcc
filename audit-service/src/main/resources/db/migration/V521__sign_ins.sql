-- Which of the realm's events have been entered: reading them again enters nothing twice.
create table sign_in (
    id uuid        primary key,
    at timestamptz not null
);
create index sign_in_at on sign_in (at);
comment on table sign_in is 'category=none; erasure=kept. Ids of Keycloak''s events; removed after an hour.';
