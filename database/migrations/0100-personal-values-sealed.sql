-- What is personal never enters the hashed payload: the entry holds a seal of it, and the value and its salt stay in
-- the row, where both can be erased while the chain stays valid. Without the salt a seal cannot be guessed from names.

-- The salt is the row's own, so an unchanged value keeps its seal and an update tells only what changed.
create function audit_sealed(salt bytea, name text, value text) returns text language sql immutable parallel safe as $$
  select encode(sha256(salt || convert_to(name || '=' || value, 'UTF8')), 'hex')
$$;
comment on function audit_sealed is 'sha256(salt ‖ column=value) in hex; null stays null';

-- The columns an entry tells: all but generated ones, which follow from the others, and the salt.
drop function audit_columns(regclass);
create function audit_columns(watched regclass, personal text[]) returns text language sql stable as $$
  select string_agg(case when attname = any (personal)
      then format('audit_sealed(personal_salt, %L, %I::text) as %I', attname, attname, attname)
      else quote_ident(attname) end, ', ' order by attnum)
    from pg_attribute
    where attrelid = watched and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'personal_salt'
$$;

-- The rows of a transition table with what an entry needs of them: `part` is an expression over row r.
-- The arguments are those of the trigger: the column of the chain, the key, the personal columns.
drop function audit_rows(regclass, text, text[], text, text);
create function audit_rows(watched regclass, transition text, arguments text[], part text) returns text
language sql stable as $$
  select format('select %s as chain, r.%I::text as root, concat_ws(''/'', %s) as id, %s as j from (select %s from %I offset 0) r',
    case when arguments[1] = '' then '''central''' else format('coalesce(r.%I::text, ''central'')', arguments[1]) end,
    keys[1], (select string_agg(format('r.%I', k), ', ' order by n) from unnest(keys) with ordinality u(k, n)),
    part, audit_columns(watched, string_to_array(arguments[3], ',')), transition)
  from (select string_to_array(arguments[2], ',') as keys) key
$$;

-- Rows that came or went whole, by one function: its statement is put together for each event anyway.
create function audit_whole() returns trigger language plpgsql as $$
declare
  came constant boolean := tg_op = 'INSERT';
begin
  execute format('select audit_write($2, array_agg(chain), array_agg(root),
      array_agg(audit_payload($1, %L, chain, id, root, %s))) from (%s) entry',
    lower(tg_op), case when came then 'null, j' else 'j, null' end,
    audit_rows(tg_relid, case when came then 'added' else 'removed' end, array[tg_argv[0], tg_argv[1], tg_argv[2]], 'row_to_json(r)'))
  using audit_opening(tg_table_name), tg_table_name;
  return null;
end $$;

-- Old and new rows are paired by primary key: changing a key reads as one deletion and one insertion.
create or replace function audit_updated() returns trigger language plpgsql as $$
declare
  arguments constant text[] := array[tg_argv[0], tg_argv[1], tg_argv[2]];
begin
  execute format('select audit_write($2, array_agg(chain), array_agg(root), array_agg(audit_payload($1, operation, chain, id, root,
        audit_difference(was, is_now)::json, audit_difference(is_now, was)::json)))
      from (
        select id, b.j as was, a.j as is_now, coalesce(a.chain, b.chain) as chain, coalesce(a.root, b.root) as root,
          case when b.j is null then ''insert'' when a.j is null then ''delete'' else ''update'' end as operation
        from (%s) a full join (%s) b using (id) where a.j is distinct from b.j offset 0) entry',
    audit_rows(tg_relid, 'added', arguments, 'to_jsonb(r)'), audit_rows(tg_relid, 'removed', arguments, 'to_jsonb(r)'))
  using audit_opening(tg_table_name), tg_table_name;
  return null;
end $$;

-- Gives each row of a table its salt. Where a personal value stands, the salt stands beside it.
create function audit_salt(watched regclass, personal text[]) returns void language plpgsql as $$
begin
  execute format('alter table %s add column if not exists personal_salt bytea default uuid_send(gen_random_uuid())', watched);
  execute format('alter table %s drop constraint if exists personal_value_has_salt, add constraint personal_value_has_salt
      check (num_nonnulls(%s) = 0 or coalesce(octet_length(personal_salt), 0) >= 16)',
    watched, (select string_agg(quote_ident(p), ', ') from unnest(personal) p));
  execute format('comment on column %s.personal_salt is %L', watched,
    'Seals the personal values in the audit trail; erased with them, or set to default where a value must stay');
end $$;

-- Puts a table under the audit trail; again, to change what is personal in it.
-- Generated columns stay out of the payload, personal ones stand in it as their seal.
drop function audit_watch(regclass, text);
drop function audit_watch_rows(regclass, text);
create function audit_watch(watched regclass, chain_column text default '', personal text[] default '{}') returns void
language plpgsql as $$
declare
  keys constant text[] := array(
    select a.attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
      where i.indrelid = watched and i.indisprimary order by array_position(i.indkey::int2[], a.attnum));
  arguments constant text := format('(%L, %L, %L)', chain_column, array_to_string(keys, ','), array_to_string(personal, ','));
begin
  if keys = '{}' then raise exception '% has no primary key: its rows could not be told apart', watched; end if;
  if personal && (keys || chain_column) then
    raise exception 'a key or a chain of % is not personal: it stands open in the trail', watched;
  end if;
  if personal <> '{}' then perform audit_salt(watched, personal); end if;
  execute format('create or replace trigger audit_insert after insert on %s referencing new table as added
    for each statement execute function audit_whole%s', watched, arguments);
  execute format('create or replace trigger audit_delete after delete on %s referencing old table as removed
    for each statement execute function audit_whole%s', watched, arguments);
  execute format('create or replace trigger audit_update after update on %s referencing old table as removed new table as added
    for each statement execute function audit_updated%s', watched, arguments);
  execute format('create or replace trigger audit_truncate before truncate on %s
    for each statement execute function audit_refuse_truncate()', watched);
end $$;

-- The tables watched so far, by the functions of now; the first argument of a trigger is the column of its chain.
do $$
declare
  watched regclass;
  chain_column text;
begin
  for watched, chain_column in
    select tgrelid, split_part(encode(tgargs, 'escape'), '\000', 1) from pg_trigger where tgname = 'audit_delete'
  loop
    perform audit_watch(watched, chain_column);
  end loop;
end $$;
drop function audit_inserted();
drop function audit_deleted();
