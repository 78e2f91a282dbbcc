select declare_codes('manager', 'employee_id', 'branch');
select declare_text('manager', 'name', 'none: a member of staff, from the directory');
select declare_codes('customer', 'branch', 'status');
select declare_codes('pool', 'branch');
select declare_codes('assignment', 'role', 'manager_id', 'branch', 'place', 'recorded_by', 'reason_code');
select declare_codes('transfer', 'state', 'proposer', 'to_manager', 'to_branch', 'reason_code', 'decided_by');
select declare_codes('transfer_customer', 'from_manager', 'from_branch', 'ended_reason');
