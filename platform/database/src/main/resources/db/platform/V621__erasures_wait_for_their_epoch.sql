-- An order is ERASED until its read-back is clean, DYING until the epochs have ended in which its keys die, and RECEIPTED
-- when its receipt is on its way.

alter table erasure_job drop constraint erasure_job_state_check;
alter table erasure_job add constraint erasure_job_state_check check (state in ('ERASED', 'DYING', 'RECEIPTED'));

alter table erasure_job add column deaths text;
alter table erasure_job add column dies_in bigint;

comment on column erasure_job.deaths is 'category=none; erasure=kept';
select declare_codes('erasure_job', 'deaths');
comment on column erasure_job.dies_in is 'category=none; erasure=kept. The last of those epochs.';

alter table erasure_job add constraint erasure_job_dies_in check ((deaths is null) = (dies_in is null));

drop index erasure_job_open;
create index erasure_job_open on erasure_job (next_attempt_at) where state <> 'RECEIPTED';
