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

-- A table watched from now on is guarded as well.
alter function audit_watch(regclass, text) rename to audit_watch_rows;
create function audit_watch(watched regclass, chain_column text default '') returns void language plpgsql as $$
begin
  perform audit_watch_rows(watched, chain_column);
  execute format('create trigger audit_truncate before truncate on %s
    for each statement execute function audit_refuse_truncate()', watched);
end $$;
