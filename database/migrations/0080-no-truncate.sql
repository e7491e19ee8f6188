-- A truncate fires no row trigger: of a watched table it would leave no entry, of the heads no chain.

create function audit_refuse_truncate() returns trigger language plpgsql as $$
begin
  raise exception 'a table under the audit trail is not truncated: its rows are deleted, each with an entry';
end $$;

do $$
declare
  watched regclass;
begin
  for watched in select tgrelid::regclass from pg_trigger where tgname = 'audit_delete' loop
    execute format('create trigger audit_truncate before truncate on %s
      for each statement execute function audit_refuse_truncate()', watched);
  end loop;
end $$;
create trigger audit_head_stays before delete or truncate on audit_head
  for each statement execute function audit_refuse_change();

create or replace function audit_watch(watched regclass, chain_column text default '') returns void language plpgsql as $$
declare
  keys text;
  hidden text;
  arguments text;
begin
  select string_agg(a.attname, ',' order by array_position(i.indkey::int2[], a.attnum)) into keys
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indrelid = watched and i.indisprimary;
  select coalesce(string_agg(attname, ','), '') into hidden
    from pg_attribute where attrelid = watched and attgenerated <> '';
  arguments := format('(%L, %L, %L)', chain_column, keys, hidden);
  execute format('create trigger audit_insert after insert on %s referencing new table as added
    for each statement execute function audit_inserted%s', watched, arguments);
  execute format('create trigger audit_delete after delete on %s referencing old table as removed
    for each statement execute function audit_deleted%s', watched, arguments);
  execute format('create trigger audit_update after update on %s referencing old table as removed new table as added
    for each statement execute function audit_updated%s', watched, arguments);
  execute format('create trigger audit_truncate before truncate on %s
    for each statement execute function audit_refuse_truncate()', watched);
end $$;
