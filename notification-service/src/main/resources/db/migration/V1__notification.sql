create table notification (
    id                  uuid        primary key,
    customer_id         uuid        not null,
    template            text        not null,
    template_version    integer,
    channel             text        not null check (channel in ('SMS', 'EMAIL')),
    locale              text        not null,
    parameters          jsonb       not null,
    particulars         text,
    purpose             text        not null,
    state               text        not null
        check (state in ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'CANCELLED')),
    destination         text,
    failure             text,
    attempts            integer     not null default 0,
    next_attempt_at     timestamptz not null,
    provider            text,
    provider_message_id text,
    requested_at        timestamptz not null,
    advanced_at         timestamptz not null
);
comment on column notification.id is 'The idempotency key of the request.';
comment on column notification.parameters is 'By contract free of personal data and secrets; emptied by erasure.';
comment on column notification.particulars is 'The service that gives secrets or another contact at send time.';
comment on column notification.destination is 'Masked; category CONTACT, emptied by erasure.';
comment on column notification.next_attempt_at is 'When the message is due; while SENDING, when the attempt counts as interrupted.';

create index notification_due on notification (next_attempt_at) where state in ('QUEUED', 'SENDING');
create index notification_customer on notification (customer_id, id desc);
create unique index notification_provider_message on notification (provider, provider_message_id)
    where provider_message_id is not null;

create table early_receipt (
    provider            text        not null,
    provider_message_id text        not null,
    delivered           boolean     not null,
    received_at         timestamptz not null,
    primary key (provider, provider_message_id)
);
comment on table early_receipt is 'Receipts that overtook the answer to their own message.';

create table erased_contact (
    customer_id uuid        primary key,
    erased_at   timestamptz not null
);
comment on table erased_contact is 'Customers of whom not even a masked destination is stored any more.';
