-- The register: schemes with their parts, establishments, and the sums kept of them.

select pg_temp.reach_by_place('scheme');
create policy kc_unit on scheme to kc_unit
  using (owner_unit_id = (select nullif(current_setting('app.unit', true), '')::uuid))
  with check (owner_unit_id = (select nullif(current_setting('app.unit', true), '')::uuid)
    and coalesce(province_id = (select nullif(current_setting('app.province', true), '')), true));
create policy kc_own on scheme for select to kc_own using (id = any (array(select scheme_id from scheme_beneficiary)));
grant select on scheme to kc_own, kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant insert, update on scheme to kc_unit, kc_province, kc_region, kc_nation, kc_system;

-- The parts of a scheme follow it: they carry its province, and a unit or an establishment reaches those of its schemes.
select pg_temp.reach_by_place('scheme_money');
select pg_temp.reach_by_place('scheme_output');
select pg_temp.reach_by_place('scheme_beneficiary');
select pg_temp.reach(part, 'kc_unit',
    format('exists (select from scheme s where (s.id, s.province_id) = (%1$s.scheme_id, %1$s.province_id))', part))
  from unnest('{scheme_money,scheme_output,scheme_beneficiary}'::regclass[]) part;
create policy kc_own on scheme_money for select to kc_own using (scheme_id = any (array(select scheme_id from scheme_beneficiary)));
create policy kc_own on scheme_output for select to kc_own using (scheme_id = any (array(select scheme_id from scheme_beneficiary)));
create policy kc_own on scheme_beneficiary for select to kc_own
  using (establishment_id = (select nullif(current_setting('app.establishment', true), '')::uuid));
grant select on scheme_money, scheme_output, scheme_beneficiary to kc_own, kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant insert, delete on scheme_money, scheme_output, scheme_beneficiary to kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant update on scheme_money, scheme_output to kc_unit, kc_province, kc_region, kc_nation, kc_system;

-- An establishment is of its province, not of the unit that first named it. A unit of a region or the nation has no province, and
-- supports establishments of any.
select pg_temp.reach_by_place('establishment');
select pg_temp.reach('establishment', 'kc_unit', $$coalesce(province_id = (select nullif(current_setting('app.province', true), '')), true)$$);
create policy kc_own on establishment for select to kc_own
  using (id = (select nullif(current_setting('app.establishment', true), '')::uuid));
grant select on establishment to kc_own, kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant insert, update on establishment to kc_unit, kc_province, kc_region, kc_nation, kc_system;

-- Sums are written by the triggers of the register alone. They are kept by province: a unit or an establishment adds up its own.
select pg_temp.show_by_place('scheme_rollup');
select pg_temp.show_by_place('establishment_support');
select pg_temp.show('scheme_rollup', 'kc_aggregates', 'true');
select pg_temp.show('establishment_support', 'kc_aggregates', 'true');
grant select on scheme_rollup, establishment_support to kc_aggregates, kc_province, kc_region, kc_nation, kc_system;

grant execute on function search_words_file() to kc_system;
