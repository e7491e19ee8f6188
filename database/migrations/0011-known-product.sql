-- Outstanding rural industrial products as pages report them: known, not judged here.

create table known_product (
  source_ref text primary key,
  province_id text not null,
  place_list smallint not null,
  place_code text not null,
  place_detail text,
  name text not null,
  establishment text,
  is_set boolean not null,
  level text,
  status text,
  year smallint,
  product_group text,
  award text,
  source_url text,
  source_note text,
  published text,
  note text,
  constraint known_product_lies_in_a_province foreign key (place_list, place_code) references province (list, code)
);
create index known_product_by_province on known_product (province_id);
create index known_product_by_place on known_product (place_list, place_code);
