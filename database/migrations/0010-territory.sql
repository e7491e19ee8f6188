-- Administrative units by date: two maps of provinces, the districts of the first, the communes of the second.

create table province (
  list smallint not null,
  code text not null,
  name text not null,
  full_name text not null,
  name_en text not null,
  slug text not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  region text not null,
  merged_into text not null,
  aliases text[] not null default '{}',
  note text,
  primary key (list, code),
  constraint province_is_on_one_of_two_maps check (list in (63, 34)),
  constraint province_code_has_two_digits check (code ~ '^[0-9]{2}$'),
  constraint province_is_province_or_city check (kind in ('province', 'city')),
  constraint province_lies_in_a_region check (region in ('BAC', 'MTTN', 'NAM')),
  constraint province_of_today_is_its_own_successor check (list = 63 or merged_into = code),
  constraint province_slug_is_its_own unique (list, slug)
);
comment on table province is 'Units of the first level. Seven codes mean another province on the other map: the key is (list, code)';
comment on column province.merged_into is 'Code on the map of 34 of the unit that holds this ground today';

create table province_name (
  list smallint not null,
  code text not null,
  name text not null,
  full_name text not null,
  kind text not null,
  valid_from date not null,
  valid_to date,
  act text,
  primary key (list, code, valid_from),
  constraint province_name_belongs_to_a_province foreign key (list, code) references province (list, code),
  constraint province_name_ends_after_it_begins check (valid_to is null or valid_to >= valid_from)
);

create table region_membership (
  region text not null,
  list smallint not null,
  code text not null,
  valid_from date not null,
  valid_to date,
  evidence text not null,
  primary key (list, code, valid_from),
  constraint region_membership_names_a_province foreign key (list, code) references province (list, code),
  constraint region_membership_names_a_region check (region in ('BAC', 'MTTN', 'NAM')),
  constraint region_membership_says_its_evidence check (evidence in ('source', 'inferred'))
);

create table district (
  code text primary key,
  name text not null,
  full_name text not null,
  province_list smallint not null default 63 constraint district_is_of_the_map_of_63 check (province_list = 63),
  province_code text not null,
  search text not null,
  constraint district_lies_in_a_province foreign key (province_list, province_code) references province (list, code)
);
create index district_by_province on district (province_code);
create index district_search on district using gin (search gin_trgm_ops);

create table commune (
  code text primary key,
  name text not null,
  alt_name text,
  kind text not null,
  kind_before text,
  province_list smallint not null default 34 constraint commune_is_of_the_map_of_34 check (province_list = 34),
  province_code text not null,
  search text not null,
  constraint commune_lies_in_a_province foreign key (province_list, province_code) references province (list, code),
  constraint commune_is_commune_ward_or_zone check (kind in ('commune', 'ward', 'zone'))
);
create index commune_by_province on commune (province_code);
create index commune_search on commune using gin (search gin_trgm_ops);

-- Old codes are incomplete and were reused, so a row has a number of its own.
create table ward_mapping (
  id integer primary key,
  old_code text,
  old_name text,
  old_district text,
  old_province_code text,
  commune_code text not null,
  search text not null,
  constraint ward_mapping_leads_to_a_commune foreign key (commune_code) references commune (code)
);
create index ward_mapping_by_commune on ward_mapping (commune_code);
create index ward_mapping_by_old_province on ward_mapping (old_province_code);
create index ward_mapping_search on ward_mapping using gin (search gin_trgm_ops);

-- What was loaded last, so that a start that changes nothing costs nothing.
create table territory_edition (
  part text primary key,
  fingerprint text not null,
  loaded_at timestamptz not null default now()
);
