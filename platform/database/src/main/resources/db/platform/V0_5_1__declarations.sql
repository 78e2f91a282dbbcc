-- What each column holds of whom, and what erasure does to it. A table's comment speaks for all columns without their own.

comment on table outbox is
    'category=its row''s; erasure=row deleted as soon as the broker has it, and values are sealed: unreadable without their keys';
comment on table inbox is 'category=none; erasure=kept until old';

comment on table parked_message is 'category=none; erasure=kept';
comment on column parked_message.data is
    'category=its row''s; erasure=kept as in Kafka: values are sealed, and unreadable without their keys';

comment on table key_encryption_key is 'category=none; erasure=kept';
comment on table data_key is 'category=none; erasure=kept, so that a destroyed key is known as destroyed';
comment on column data_key.wrapped is 'category=its row''s; erasure=set to null';

comment on table idempotency_key is 'category=none; erasure=row deleted, or when old';
comment on column idempotency_key.body_digest is
    'category=its row''s; erasure=row deleted, or when old; a keyed digest';
comment on column idempotency_key.headers is 'category=its row''s; erasure=row deleted, or when old; sealed';
comment on column idempotency_key.answer is 'category=its row''s; erasure=row deleted, or when old; sealed';

comment on table erasure_job is 'category=none; erasure=kept';
comment on table erasure_ledger_position is 'category=none; erasure=kept';
