-- What another province lets this one read. Both see that it is shared; only who gave it may give or end it.

select pg_temp.show_by_place('record_share', 'from_province_id');
create policy received on record_share for select to kc_province, kc_shared
  using (to_province_id = (select nullif(current_setting('app.province', true), '')));
create policy given on record_share for insert to kc_province
  with check (from_province_id = (select nullif(current_setting('app.province', true), '')));
create policy ended on record_share for update to kc_province
  using (from_province_id = (select nullif(current_setting('app.province', true), '')));
grant select on record_share to kc_province, kc_region, kc_nation, kc_shared, kc_system;
grant insert, update on record_share to kc_province;

-- Its records are seen by whoever sees the share.
select pg_temp.guard('record_share_item');
create policy through_the_share on record_share_item for select to kc_province, kc_region, kc_nation, kc_shared, kc_system
  using (exists (select from record_share s where s.id = share_id));
create policy given on record_share_item for insert to kc_province
  with check (from_province_id = (select nullif(current_setting('app.province', true), '')));
grant select on record_share_item to kc_province, kc_region, kc_nation, kc_shared, kc_system;
grant insert on record_share_item to kc_province;

grant select on shared_scheme to kc_province, kc_region, kc_nation, kc_shared, kc_system;

-- A shared record is read with its parts while the share lasts, and never written.
create policy kc_shared on scheme for select to kc_shared
  using (deleted_at is null and id = any (array(select scheme_id from shared_scheme)));
select pg_temp.reach_shared(part) from unnest('{scheme_money,scheme_output,scheme_beneficiary}'::regclass[]) part;
create policy kc_shared on establishment for select to kc_shared
  using (id = any (array(select establishment_id from scheme_beneficiary)));
grant select on scheme, scheme_money, scheme_output, scheme_beneficiary, establishment to kc_shared;
