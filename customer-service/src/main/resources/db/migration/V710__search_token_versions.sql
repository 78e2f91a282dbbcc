-- Search tokens are of a version of their key. Those of before were made with a key in a file, which is gone.
do $$
begin
    if exists (select from search_token) then
        raise exception 'this database holds search tokens of an older release'
            using hint = 'No released installation has any. Start the local suite anew: deploy/local/up --fresh';
    end if;
end
$$;
alter table search_token add column version integer not null check (version > 0);
create index search_token_by_version on search_token (version, customer_id);
comment on column search_token.version is 'category=none; erasure=row deleted. Of the key that the token was made with.';

create table search_token_versions (
    one     boolean primary key default true check (one),
    reading integer not null check (reading > 0),
    next    integer check (next > reading),
    retired integer check (retired < reading),
    job     uuid,
    check (next is null or retired is null)
);
insert into search_token_versions (reading) values (1);
comment on column search_token_versions.one is 'category=none; erasure=kept: about no customer';
comment on column search_token_versions.reading is
    'category=none; erasure=kept: about no customer. The version that all customers have tokens of, and are found by.';
comment on column search_token_versions.next is
    'category=none; erasure=kept: about no customer. Written as well; customers of before get its tokens page by page.';
comment on column search_token_versions.retired is
    'category=none; erasure=kept: about no customer. Read before; what is left of it goes.';
comment on column search_token_versions.job is
    'category=none; erasure=kept: about no customer. The rotation that was started last.';

-- Whoever writes tokens holds the versions as they are until its transaction ends; whoever changes them waits for all
-- of those (the same lock, exclusive). An advisory lock, since a row lock would write for each of them. Volatile: the
-- read sees what was committed before the lock was got.
create function hold_search_token_versions() returns setof search_token_versions language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(x'6b657902'::int, 0);
    return query select * from search_token_versions;
end
$$;
