select declare_text('checkpoint', 'note', 'none: a signed note of the log');
select declare_codes('entry_index', 'service', 'actor_type', 'actor_id', 'action', 'resource_type', 'outcome');
select declare_text('entry_index', 'resource_id', 'none: ids, by contract');
select declare_text('entry_index', 'reason', 'none: a code, by contract');
select declare_codes('entry_detail', 'category', 'field');
select declare_codes('erased_category', 'category');
