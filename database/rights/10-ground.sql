-- Takes everything away that the files after this one give, and says how they give it.

do $$
declare
  one record;
  roles constant text := 'kc_published, kc_aggregates, kc_shared, kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system';
begin
  for one in select schemaname, tablename, policyname from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on %I.%I', one.policyname, one.schemaname, one.tablename);
  end loop;
  drop schema if exists published cascade;
  execute 'revoke all on all tables in schema public from public, ' || roles;
  execute 'revoke all on all sequences in schema public from public, ' || roles;
  execute 'revoke all on schema public from public, ' || roles;
  execute 'grant usage on schema public to ' || roles;
  -- Functions of extensions stay open to all; one of ours is opened by name.
  for one in
    select p.oid::regprocedure as called, case p.prokind when 'p' then 'procedure' when 'a' then 'function' else 'function' end as kind
    from pg_proc p where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
  loop
    execute format('revoke all on %s %s from public, %s', one.kind, one.called, roles);
  end loop;
end $$;
alter default privileges in schema public revoke all on tables from public;
alter default privileges revoke execute on functions from public;

create schema published;
grant usage on schema published to kc_published;

-- Row-level security on a table, for its owner as well: who owns it may do all, whoever else what a policy says.
create or replace function pg_temp.guard(guarded regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', guarded);
  execute format('create policy owner on %s to current_user using (true) with check (true)', guarded);
end $$;

-- One role reaches the rows for which the condition holds, before and after a change.
create or replace function pg_temp.reach(guarded regclass, role regrole, condition text) returns void language plpgsql as $$
begin
  execute format('create policy %s on %s to %s using (%s) with check (%s)', role, guarded, role, condition, condition);
end $$;

-- The same for a table whose rows only triggers write.
create or replace function pg_temp.show(guarded regclass, role regrole, condition text) returns void language plpgsql as $$
begin
  execute format('create policy %s on %s for select to %s using (%s)', role, guarded, role, condition);
end $$;

-- Records of a place: nation and system reach all, a region its provinces, a province its own.
create or replace function pg_temp.reach_by_place(guarded regclass) returns void language plpgsql as $$
begin
  perform pg_temp.guard(guarded);
  perform pg_temp.reach(guarded, 'kc_system', 'true');
  perform pg_temp.reach(guarded, 'kc_nation', 'true');
  perform pg_temp.reach(guarded, 'kc_region',
    $c$province_id = any ((select string_to_array(current_setting('app.provinces', true), ','))::text[])$c$);
  perform pg_temp.reach(guarded, 'kc_province', $c$province_id = (select nullif(current_setting('app.province', true), ''))$c$);
end $$;
create or replace function pg_temp.show_by_place(guarded regclass, place text default 'province_id') returns void language plpgsql as $$
begin
  perform pg_temp.guard(guarded);
  perform pg_temp.show(guarded, 'kc_system', 'true');
  perform pg_temp.show(guarded, 'kc_nation', 'true');
  perform pg_temp.show(guarded, 'kc_region',
    format('%I = any ((select string_to_array(current_setting(''app.provinces'', true), '',''))::text[])', place));
  perform pg_temp.show(guarded, 'kc_province', format('%I = (select nullif(current_setting(''app.province'', true), ''''))', place));
end $$;

-- Parts of a scheme that another province shares.
create function pg_temp.reach_shared(part regclass) returns void language plpgsql as $$
begin
  execute format('create policy kc_shared on %s for select to kc_shared
    using (scheme_id = any (array(select scheme_id from shared_scheme)))', part);
end $$;

grant execute on function vn_norm(text), acting_unit(), acting_province(), acting_person() to
  kc_published, kc_aggregates, kc_shared, kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system;
