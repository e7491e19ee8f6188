-- What everybody may know: territory, catalogues, printed figures with their sources, frozen reports. They are read by all;
-- territory and catalogues are written by the program alone.

grant select on province, province_name, region_membership, district, commune, ward_mapping, territory_edition, known_product,
    activity_kind, search_word, figure_source, reported_figure, reported_statement, report_snapshot, report_snapshot_content
  to kc_published, kc_aggregates, kc_shared, kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system;
grant insert, update, delete on province, province_name, region_membership, district, commune, ward_mapping, territory_edition,
    known_product to kc_system;
grant insert, update on reported_statement to kc_system;
grant select on kysely_migration to kc_system;

-- A printed figure is of a place: who enters it does so for their own.
select pg_temp.guard('reported_figure');
create policy everybody on reported_figure for select to
  kc_published, kc_aggregates, kc_shared, kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system using (true);
create policy all_places on reported_figure for insert to kc_nation, kc_system with check (true);
create policy kc_region on reported_figure for insert to kc_region
  with check (province_id = any ((select string_to_array(current_setting('app.provinces', true), ','))::text[]));
create policy kc_province on reported_figure for insert to kc_province, kc_unit
  with check (province_id = (select nullif(current_setting('app.province', true), '')));
grant insert on figure_source, reported_figure to kc_unit, kc_province, kc_region, kc_nation, kc_system;

-- A frozen report never changes; of a province it is frozen by whoever reaches that province.
select pg_temp.guard('report_snapshot');
create policy everybody on report_snapshot for select to
  kc_published, kc_aggregates, kc_shared, kc_own, kc_jury, kc_unit, kc_province, kc_region, kc_nation, kc_system using (true);
create policy all_scopes on report_snapshot for insert to kc_region, kc_nation, kc_system with check (true);
create policy kc_province on report_snapshot for insert to kc_unit, kc_province with check (
  case scope_kind
    when 'province34' then scope_code
    when 'province63' then (select merged_into from province where list = 63 and code = scope_code)
  end = (select nullif(current_setting('app.province', true), '')));
grant insert on report_snapshot, report_snapshot_content to kc_unit, kc_province, kc_region, kc_nation, kc_system;
