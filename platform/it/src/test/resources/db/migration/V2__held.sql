create table held (customer_id uuid not null, before uuid[]);
