-- Which request had the contact erased: when it has ended, every holder has erased, and a contact that is found afterwards
-- is a new one. Marks of before know no request, and stay.
alter table erased_contact add column request_id uuid;
comment on column erased_contact.request_id is 'category=none; erasure=kept until the request has ended';
