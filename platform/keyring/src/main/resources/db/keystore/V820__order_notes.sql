-- What a service must know of an erasure order when its data was restored to before that order. The data cannot tell it any
-- more: its keys are dead. A row or two for each order; they stay for good.
CREATE TABLE order_note (
    order_id uuid        NOT NULL,
    kind     text        NOT NULL,
    note     text        NOT NULL,
    kept_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (order_id, kind)
);
