-- Every column of text says whether people's words can stand in it. A code is held to its pattern by the database, so that
-- nobody's words get in where an erasure does not look.

create function declare_text(told_table text, told_column text, statement text) returns void language plpgsql as $$
declare
    owner      regclass := to_regclass(quote_ident(told_table));
    number     smallint;
    is_array   boolean;
begin
    select attnum, atttypid = 'text[]'::regtype into strict number, is_array
      from pg_attribute where attrelid = owner and attname = told_column;
    execute format('comment on column %I.%I is %L', told_table, told_column,
        rtrim(coalesce(col_description(owner, number), obj_description(owner, 'pg_class')), '. ')
            || '; free-text=' || statement);
    if statement = 'code(token)' then
        -- A token: printable, without blanks. Ids, names of constants, paths, tags, numbers, days.
        execute format(
            case when is_array then 'alter table %I add constraint %I check (array_to_string(%I, '''') ~ %L)'
                 else 'alter table %I add constraint %I check (%I ~ %L)' end,
            told_table, told_table || '_' || told_column || '_token', told_column, '^[!-~]*$');
    elsif statement !~ '^(none|sealed)(: |$)' then
        raise exception 'Cannot understand the statement %', statement;
    end if;
end $$;

create function declare_codes(told_table text, variadic told_columns text[]) returns void language plpgsql as $$
declare
    each text;
begin
    foreach each in array told_columns loop
        perform declare_text(told_table, each, 'code(token)');
    end loop;
end $$;
