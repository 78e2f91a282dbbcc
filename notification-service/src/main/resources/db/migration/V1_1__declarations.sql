-- What each column holds of whom, and what erasure does to it. A table's comment speaks for all columns without their own.

comment on table notification is 'category=none; erasure=kept, to show that a message was sent and when';
comment on column notification.id is 'category=none; erasure=kept. The idempotency key of the request.';
comment on column notification.parameters is
    'category=none; erasure=kept, emptied if the message was not sent. By contract free of personal data and secrets.';
comment on column notification.particulars is
    'category=none; erasure=kept. The service that gives secrets or another contact at send time.';
comment on column notification.destination is 'category=CONTACT; erasure=set to null. Masked.';
comment on column notification.next_attempt_at is
    'category=none; erasure=kept. When the message is due; while SENDING, when the attempt counts as interrupted.';
comment on table early_receipt is
    'category=none; erasure=kept until its message is known. Receipts that overtook the answer to their own message.';
comment on table erased_contact is
    'category=none; erasure=kept. Customers of whom not even a masked destination is stored any more.';
