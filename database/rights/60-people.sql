-- Whose the database is: written once, by the program.
grant select, insert on installation to kc_system;

-- Units, people and the roles they hold. Names of units are no secret; people are known to those who manage them, and to themselves.

select pg_temp.guard('unit');
create policy whoever_works_here on unit for select to kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system using (true);
create policy kc_province on unit for all to kc_province
  using (province_id = (select nullif(current_setting('app.province', true), '')))
  with check (province_id = (select nullif(current_setting('app.province', true), '')));
select pg_temp.reach('unit', 'kc_nation', 'true');
select pg_temp.reach('unit', 'kc_system', 'true');
grant select on unit to kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant insert, update on unit to kc_province, kc_nation, kc_system;

select pg_temp.guard('role_holding');
select pg_temp.reach('role_holding', 'kc_system', 'true');
select pg_temp.reach('role_holding', 'kc_nation', 'true');
select pg_temp.reach('role_holding', 'kc_province', $$exists (select from unit u where u.id = unit_id
  and u.province_id = (select nullif(current_setting('app.province', true), '')))$$);
select pg_temp.reach('role_holding', 'kc_unit', $$unit_id = (select nullif(current_setting('app.unit', true), '')::uuid)$$);
create policy oneself on role_holding for select to kc_own, kc_jury, kc_unit, kc_province, kc_region
  using (person_id = (select nullif(current_setting('app.person', true), '')::uuid));
grant select on role_holding to kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant insert, update on role_holding to kc_unit, kc_province, kc_nation, kc_system;

-- A role that was called off before it began puts nobody under anybody.
select pg_temp.guard('person');
select pg_temp.reach('person', 'kc_system', 'true');
select pg_temp.reach('person', 'kc_nation', 'true');
create policy of_the_unit on person for select to kc_unit, kc_province
  using (exists (select from role_holding h where h.person_id = person.id and coalesce(h.valid_to >= h.valid_from, true)));
create policy oneself on person for select to kc_own, kc_jury, kc_unit, kc_province, kc_region
  using (id = (select nullif(current_setting('app.person', true), '')::uuid));
grant select on person to kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant insert, update on person to kc_nation, kc_system;

-- Delegations: seen by both, made and revoked by who is away, and by whoever manages the roles of the unit.
select pg_temp.guard('delegation');
select pg_temp.reach('delegation', 'kc_system', 'true');
select pg_temp.reach('delegation', 'kc_nation', 'true');
select pg_temp.reach('delegation', 'kc_province', $$exists (select from unit u where u.id = unit_id
  and u.province_id = (select nullif(current_setting('app.province', true), '')))$$);
select pg_temp.reach('delegation', 'kc_unit', $$unit_id = (select nullif(current_setting('app.unit', true), '')::uuid)$$);
select pg_temp.reach('delegation', 'kc_own', $$person_id = (select nullif(current_setting('app.person', true), '')::uuid)$$);
create policy the_deputy on delegation for select to kc_own
  using (deputy_id = (select nullif(current_setting('app.person', true), '')::uuid));
grant select, insert, update on delegation to kc_own, kc_unit, kc_province, kc_nation, kc_system;

-- Handovers are written and read by the program, which judges them by what is known of both people. A role that a handover gave
-- goes when the handover is undone; no other is ever deleted.
select pg_temp.guard('handover');
select pg_temp.reach('handover', 'kc_system', 'true');
grant select, insert, update on handover to kc_system;
grant delete on role_holding to kc_system;
