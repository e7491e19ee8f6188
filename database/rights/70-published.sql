-- What everybody sees: views named as the tables, so that one statement serves the desk and the portal. They are the owner's and
-- pass row-level security by; their condition is in the view, and a column that is not public is there but empty.
-- Not security_barrier: a search could not use its index. The portal sends only statements of this program and can make no
-- function, so none of its conditions can tell what it was shown on the way.

create view published.scheme as
  select id, province_id, place_list, place_code, district_code, commune_code, place_detail, title, activity_kind, kind_as_printed,
    is_flagship, is_group, fund_tier, implementer, establishment_names, year_from, year_to, year, status, support_planned_dong,
    support_actual_dong, total_investment_dong, total_investment_as_printed, document_number, source_ref, source_url,
    null::text as source_note, null::text as note, null::uuid as import_batch, place_words, search_tsv, version, created_at,
    updated_at, deleted_at, null::uuid as owner_unit_id, is_published
  from public.scheme where is_published and deleted_at is null;

create view published.scheme_money as
  select scheme_id, province_id, source, planned_dong, actual_dong from public.scheme_money m
  where exists (select from public.scheme s where (s.id, s.province_id) = (m.scheme_id, m.province_id)
    and s.is_published and s.deleted_at is null);
create view published.scheme_output as
  select scheme_id, province_id, indicator, planned, actual from public.scheme_output o
  where exists (select from public.scheme s where (s.id, s.province_id) = (o.scheme_id, o.province_id)
    and s.is_published and s.deleted_at is null);
create view published.scheme_beneficiary as
  select scheme_id, province_id, establishment_id from public.scheme_beneficiary b
  where exists (select from public.scheme s where (s.id, s.province_id) = (b.scheme_id, b.province_id)
    and s.is_published and s.deleted_at is null);

-- An establishment is known by what it was publicly supported with: its name and place, no more.
create view published.establishment as
  select id, province_id, place_list, place_code, district_code, commune_code, place_detail, name, null::text as legal_form,
    name_key, null::uuid as import_batch, name_tsv, version, created_at, updated_at, deleted_at
  from public.establishment e
  where deleted_at is null and exists (select from public.establishment_support s
    where s.establishment_id = e.id and s.is_published and s.refs > 0);

create view published.scheme_rollup as select * from public.scheme_rollup where is_published;
create view published.establishment_support as select * from public.establishment_support where is_published;

grant select on all tables in schema published to kc_published;
