-- What the test handlers did, in order.
create table effect (
    n           bigint generated always as identity primary key,
    customer_id uuid   not null,
    version     bigint not null
);
create table held (customer_id uuid primary key, value text not null);
