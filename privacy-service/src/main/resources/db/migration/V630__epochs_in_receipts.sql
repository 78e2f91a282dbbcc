-- In which epochs of a holder's key store the keys of an order died, as its receipt tells.

CREATE TABLE receipt_epoch (
    order_id                  uuid        NOT NULL,
    holder                    text        NOT NULL,
    number                    bigint      NOT NULL,
    categories                text[]      NOT NULL,
    ended_at                  timestamptz NOT NULL,
    checked                   text[]      NOT NULL,
    absent                    text[]      NOT NULL,
    root_holder               text        NOT NULL,
    destruction_delay_seconds bigint      NOT NULL,
    copies                    text[]      NOT NULL,
    PRIMARY KEY (order_id, holder, number),
    FOREIGN KEY (order_id, holder) REFERENCES receipt
);

comment on table receipt_epoch is 'category=none; erasure=kept: numbers of epochs, and codes';

select declare_codes('receipt_epoch', 'holder', 'categories', 'checked', 'absent', 'root_holder', 'copies');
