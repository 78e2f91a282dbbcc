-- What is sealed after an erasure lives: marks name the order, so that it is known which details came before it.
-- Marks without an order cannot be told apart; there are none outside of trials, which start anew.
alter table erased_category add column order_id uuid not null;
alter table erased_category drop constraint erased_category_pkey;
alter table erased_category add primary key (customer_id, category, order_id);
comment on column erased_category.order_id is 'category=none; erasure=kept. The order that was carried out.';
comment on table erased_category is
    'category=none; erasure=kept. Details that their service sealed before it carried the order out are not stored.';
