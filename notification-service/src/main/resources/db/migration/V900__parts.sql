-- Parts of messages, each with its own id and receipt. An SMS centre may give an id again (after a restart, when its counter
-- wraps, every day): no id is unique, and a receipt belongs to the open part whose destination it names too.

create table message_part (
    notification_id     uuid        not null references notification (id),
    sending             integer     not null,
    part                integer     not null,
    parts               integer     not null check (part between 1 and parts),
    provider            text        not null,
    provider_message_id text,
    sender              text        not null,
    content             text,
    destination_end     text,
    state               text        not null check (state in ('ACCEPTED', 'DELIVERED', 'FAILED')),
    receipt             text,
    submitted_at        timestamptz not null,
    accepted_at         timestamptz not null,
    primary key (notification_id, sending, part)
);
create index message_part_receipt on message_part (provider, provider_message_id);
create index message_part_age on message_part (accepted_at);

comment on table message_part is
    'category=none; erasure=kept for 30 days. What providers took of messages: one row per part.';
comment on column message_part.sending is
    'category=none; erasure=kept. Which sending of the whole message; only the last one counts.';
comment on column message_part.provider_message_id is
    'category=none; erasure=kept. Not unique: providers give an id again.';
comment on column message_part.sender is
    'category=none; erasure=kept. The bank''s own sender address: phones join the parts of one sender.';
comment on column message_part.content is
    'category=CONTACT; erasure=set to null, also when the message is sent. A keyed hash of destination and text, by which the rest is sent; that of the last notice stays until it is sent.';
comment on column message_part.destination_end is 'category=CONTACT; erasure=set to null. Four digits, as in the mask.';
comment on column message_part.receipt is
    'category=none; erasure=kept. The provider''s times and codes, by which a repeated receipt is recognised.';

select declare_codes('message_part', 'provider', 'state');
select declare_text('message_part', 'provider_message_id', 'none: what a provider''s machine answered');
select declare_text('message_part', 'sender', 'none: from the service''s own configuration');
select declare_text('message_part', 'content', 'none: a keyed hash in hexadecimal');
select declare_text('message_part', 'destination_end', 'none: four digits');
select declare_text('message_part', 'receipt', 'none: times and codes that a provider''s machine told');

insert into message_part (notification_id, sending, part, parts, provider, provider_message_id, sender, destination_end,
    state, submitted_at, accepted_at)
select id, 1, 1, 1, provider, provider_message_id, '', right(destination, 4), 'ACCEPTED', advanced_at, advanced_at
from notification
where state = 'SENT' and provider is not null and coalesce(provider_message_id, '') <> '';

drop index notification_provider_message;
alter table notification drop column provider_message_id;

-- A receipt that overtook the answer is looked for within seconds; two of one id may wait.
drop table early_receipt;
create table early_receipt (
    id                  bigint      generated always as identity primary key,
    provider            text        not null,
    provider_message_id text        not null,
    destination_end     text,
    delivered           boolean     not null,
    marks               text,
    received_at         timestamptz not null
);
create index early_receipt_message on early_receipt (provider, provider_message_id);
create index early_receipt_age on early_receipt (received_at);
comment on table early_receipt is
    'category=none; erasure=kept for a day. Receipts whose message is not known yet, or never was; nothing tells whose they are.';
comment on column early_receipt.destination_end is
    'category=none; erasure=kept for a day. Four digits of a number of nobody known.';

select declare_codes('early_receipt', 'provider');
select declare_text('early_receipt', 'provider_message_id', 'none: what a provider''s machine answered');
select declare_text('early_receipt', 'destination_end', 'none: four digits');
select declare_text('early_receipt', 'marks', 'none: times and codes that a provider''s machine told');
