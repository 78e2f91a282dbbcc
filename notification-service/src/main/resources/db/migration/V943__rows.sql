select declare_rows('notification', 'kept: shows that a message was sent, and when');
select declare_rows('message_part', 'deleted: 30 days after a provider took it');
select declare_rows('early_receipt', 'deleted: when its message is known, or after a day');
select declare_rows('erased_contact', 'one per customer who was erased: no destination of theirs is stored any more');
