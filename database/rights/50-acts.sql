-- Forms sent, and the trail of what was done.

select pg_temp.guard('idempotency');
select pg_temp.reach('idempotency', role,
    $$actor = (select coalesce(nullif(current_setting('app.actor', true), ''), 'system'))$$)
  from unnest('{kc_own,kc_jury,kc_unit,kc_province,kc_region,kc_nation}'::regrole[]) role;
select pg_temp.reach('idempotency', 'kc_system', 'true');
grant select, insert, update on idempotency to kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant delete on idempotency to kc_system;

-- The trail is written by triggers alone. Its chains are provinces; what a unit or an establishment did not do, but what was done
-- to its records, it may read.
select pg_temp.show_by_place('audit_entry', 'chain');
select pg_temp.show_by_place('audit_head', 'chain');
create policy kc_unit on audit_entry for select to kc_unit, kc_own
  using (exists (select from scheme s where s.id = case when root_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then root_id::uuid end));
grant select on audit_entry to kc_own, kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant select on audit_head to kc_province, kc_region, kc_nation, kc_system;

-- The acts of the trail: an index to read it by.
select pg_temp.show_by_place('audit_act', 'chain');
grant select on audit_act to kc_province, kc_region, kc_nation, kc_system;

-- Taking chains and telling an event are functions of the trail; where a request came from is kept for the program alone.
grant execute on function audit_hold(text[]), audit_note(text, text, text, jsonb) to
  kc_published, kc_aggregates, kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system;
select pg_temp.guard('audit_origin');
select pg_temp.reach('audit_origin', 'kc_system', 'true');
grant select, delete on audit_origin to kc_system;
grant execute on function audit_origin_keep(text, text, text), audit_chain_of_unit(uuid) to kc_system;

-- Seals hold hashes alone: whoever reads a chain may see that it was sealed. The program signs them; nobody changes one.
select pg_temp.show_by_place('audit_seal_head', 'chain');
create policy whoever_signs on audit_seal_head for insert to kc_system with check (true);
select pg_temp.guard('audit_seal');
select pg_temp.reach('audit_seal', 'kc_system', 'true');
create policy whoever_reads_a_chain on audit_seal for select to kc_province, kc_region, kc_nation using (true);
grant select on audit_seal, audit_seal_head to kc_province, kc_region, kc_nation, kc_system;
grant insert on audit_seal, audit_seal_head to kc_system;
grant execute on function audit_chained(bytea, bytea) to kc_system;
