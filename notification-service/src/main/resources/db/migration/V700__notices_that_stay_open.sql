-- A legal notice stays open until it was delivered, or a person settled it. An outage is no fault of a message.

alter table notification drop constraint notification_state_check;
alter table notification add constraint notification_state_check check (state in
    ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'CANCELLED', 'STUCK', 'SETTLED'));

alter table notification add column faults integer not null default 0;
alter table notification add column expires_at timestamptz;
alter table notification add column settled_by text;
alter table notification add column settled_as text;

comment on column notification.faults is
    'category=none; erasure=kept. Attempts that failed for a reason of the message''s own; outages are not counted.';
comment on column notification.expires_at is
    'category=none; erasure=kept. When the message is of no use any more, and is not sent.';
comment on column notification.settled_by is 'category=none; erasure=kept. The employee who settled it.';
comment on column notification.settled_as is 'category=none; erasure=kept. A code: why it needs no sending.';

select declare_codes('notification', 'settled_by', 'settled_as');

update notification set purpose = 'LEGAL_NOTICE'
where state in ('QUEUED', 'SENDING') and purpose = 'SERVICE'
    and (template = 'customer-changed' or template = 'contact-changed-old' or template like 'erasure-%');

drop index notification_due;
create index notification_due on notification (channel, (purpose = 'SECURITY_CODE'), next_attempt_at)
    where state in ('QUEUED', 'SENDING');
create index notification_open on notification (requested_at)
    where purpose = 'LEGAL_NOTICE' and (state in ('QUEUED', 'SENDING', 'STUCK')
        or state = 'SENT' and channel = 'SMS');
