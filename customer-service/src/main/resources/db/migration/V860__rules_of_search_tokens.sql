-- By which rules a token was made of a value. Builds from before leave the default, also while they still run beside this one.
-- Tokens of older rules are replaced by a rotation that starts by itself.
alter table search_token add column rules smallint not null default 1 check (rules > 0);
create index search_token_of_old_rules on search_token (version) where rules < 2;
comment on column search_token.rules is
    'category=none; erasure=row deleted. The version of the rules by which the token was made of the value.';
