select declare_codes('message_key', 'id');
select declare_codes('refused_message', 'topic', 'reason');
select declare_text('refused_message', 'key', 'none: as it came');
select declare_text('refused_message', 'type', 'none: as it came');
select declare_text('refused_message', 'source', 'none: as it came');
select declare_text('refused_message', 'headers', 'none: as they came');
