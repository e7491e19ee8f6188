-- Rural industrial establishments: who is supported.

create table establishment (
  id uuid not null,
  province_id text not null,
  place_list smallint not null,
  place_code text not null,
  district_code text,
  commune_code text,
  place_detail text,
  name text not null,
  legal_form text,
  name_key text not null,
  import_batch uuid,
  name_tsv tsvector generated always as (array_to_tsvector(string_to_array(vn_norm(name), ' '))) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (id, province_id),
  foreign key (place_list, place_code) references province (list, code),
  constraint an_establishment_has_a_name check (length(btrim(name)) between 1 and 300),
  constraint a_legal_form_is_known_or_absent check
    (legal_form in ('sme', 'coop', 'coopUnion', 'coopGroup', 'household', 'other'))
);
comment on column establishment.province_id is 'Today''s province (34 list) that holds the place';
comment on column establishment.name_key is 'The name with abbreviations written out, as establishments/domain makes it: same key, same establishment';
comment on column establishment.import_batch is 'The import that first named it; unused ones go when that import is undone';
create index establishment_by_key on establishment (province_id, name_key) where deleted_at is null;
create index establishment_by_words on establishment using gin (name_tsv) where deleted_at is null;
create index establishment_by_batch on establishment (import_batch) where import_batch is not null;
select audit_watch('establishment', 'province_id');
