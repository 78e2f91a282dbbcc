select declare_codes('notification', 'template', 'channel', 'locale', 'particulars', 'purpose', 'state', 'failure', 'provider');
select declare_text('notification', 'parameters', 'none: ids, days and names of categories, by contract');
select declare_text('notification', 'destination', 'none: a contact, masked');
select declare_text('notification', 'provider_message_id', 'none: what a provider''s machine answered');
select declare_codes('early_receipt', 'provider');
select declare_text('early_receipt', 'provider_message_id', 'none: what a provider''s machine answered');
