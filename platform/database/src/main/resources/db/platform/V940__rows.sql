-- Every table says how its rows stay bounded, in its comment, where a test reads it:
--   fixed:      a number that neither time nor customers change
--   one per …:  as many as there are of something that the bank has anyway
--   deleted:    when a row goes, by itself
--   kept:       grows with time, and why it must
create function declare_rows(told_table text, statement text) returns void language plpgsql as $$
begin
    if statement !~ '^(fixed|one per [a-z ,]+|deleted|kept): .+' then
        raise exception 'how the rows of % stay bounded is said as fixed:, one per …:, deleted: or kept:', told_table;
    end if;
    execute format('comment on table %I is %L', told_table,
        concat_ws('; ', obj_description(format('public.%I', told_table)::regclass, 'pg_class'), 'rows=' || statement));
end
$$;

select declare_rows('outbox', 'deleted: as soon as the broker has the event');
select declare_rows('inbox', 'deleted: guanhu.inbox.retention (14 days) after the event was taken');
select declare_rows('parked_message', 'deleted: guanhu.inbox.retention after it was replayed; one that waits stays until somebody acts');
select declare_rows('refused_message', 'deleted: guanhu.inbox.retention after it was settled; one that waits stays until somebody acts');
select declare_rows('idempotency_key', 'deleted: guanhu.web.idempotency.keep (24 hours) after the request');
select declare_rows('job', 'deleted: 90 days after the job ended');
select declare_rows('key_fence', 'kept: who was erased must not be sealed for with a key that was fetched before');
select declare_rows('key_fence_closing', 'deleted: when the erasure has been read back');
select declare_rows('owner_sweep', 'fixed: one row');
select declare_rows('erasure_job', 'kept: an order that was carried out here is known as such, whatever else is restored');
select declare_rows('erasure_ledger_position', 'fixed: one row');
select declare_rows('erasure_ledger_copy', 'kept: by it this database proves how far it followed the ledger');
select declare_rows('message_key', 'kept: a key that has signed and is lost is never replaced in silence');

-- What was replayed is looked for by age.
create index parked_message_replayed on parked_message (replayed_at) where replayed_at is not null;
