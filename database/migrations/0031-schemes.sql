-- The register of schemes (đề án). Unknown is null, never zero.

create table activity_kind (
  code text primary key,
  activity_group text not null,
  label text not null
);
comment on table activity_kind is 'Kinds of Điều 4; a test holds it equal to schemes/activity-kinds.ts';
insert into activity_kind (code, activity_group, label) values
  ('vocationalTraining', '1', 'Đào tạo nghề'),
  ('craftTransmission', '1', 'Truyền nghề'),
  ('masterArtisanTraining', '1', 'Bồi dưỡng nghệ nhân, thợ giỏi'),
  ('mgmtTraining', '2', 'Tập huấn nâng cao năng lực quản lý'),
  ('seminar', '2', 'Hội thảo, diễn đàn'),
  ('studyTour', '2', 'Tham quan, khảo sát, học tập kinh nghiệm'),
  ('startupTraining', '2', 'Đào tạo khởi sự doanh nghiệp'),
  ('enterpriseFounding', '2', 'Hỗ trợ thành lập doanh nghiệp'),
  ('marketExpansion', '2', 'Mở rộng thị trường, xuất khẩu'),
  ('foreignForum', '2', 'Hội thảo, diễn đàn ở nước ngoài'),
  ('demoModelNew', '3', 'Mô hình trình diễn kỹ thuật'),
  ('demoModelReplicate', '3', 'Nhân rộng mô hình trình diễn'),
  ('techTransfer', '3', 'Chuyển giao công nghệ'),
  ('machinery', '3', 'Ứng dụng máy móc, thiết bị tiên tiến'),
  ('productionLine', '3', 'Dây chuyền công nghệ'),
  ('cpAssessment', '3', 'Đánh giá sản xuất sạch hơn'),
  ('cpPilot', '3', 'Mô hình thí điểm sản xuất sạch hơn'),
  ('productSelection', '4', 'Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu'),
  ('fairOrganise', '4', 'Tổ chức hội chợ, triển lãm'),
  ('fairJoinDomestic', '4', 'Tham gia hội chợ, triển lãm trong nước'),
  ('fairAbroad', '4', 'Tham gia hội chợ, triển lãm ở nước ngoài'),
  ('brand', '4', 'Xây dựng, đăng ký thương hiệu'),
  ('showroom', '4', 'Phòng trưng bày sản phẩm'),
  ('ecommerce', '4', 'Thương mại điện tử'),
  ('consulting', '5', 'Tư vấn, trợ giúp'),
  ('media', '6', 'Chương trình truyền hình, truyền thanh'),
  ('publication', '6', 'Bản tin, ấn phẩm, tờ rơi'),
  ('dataWebsite', '6', 'Cơ sở dữ liệu, trang thông tin điện tử'),
  ('association', '7a', 'Thành lập hiệp hội, hội ngành nghề'),
  ('linkageCluster', '7a', 'Cụm liên kết doanh nghiệp'),
  ('clusterPlan', '7b', 'Quy hoạch chi tiết cụm công nghiệp'),
  ('clusterInfra', '7b', 'Hạ tầng cụm công nghiệp'),
  ('clusterPromotion', '7b', 'Thu hút đầu tư vào cụm công nghiệp'),
  ('relocationConsulting', '7c', 'Tư vấn di dời cơ sở gây ô nhiễm'),
  ('relocationInterest', '7c', 'Hỗ trợ lãi suất vốn vay khi di dời'),
  ('pollutionCluster', '7c', 'Xử lý ô nhiễm tại cụm công nghiệp'),
  ('pollutionEstablishment', '7c', 'Xử lý ô nhiễm tại cơ sở'),
  ('intlCooperation', '8', 'Hợp tác quốc tế'),
  ('staffTraining', '9', 'Bồi dưỡng cán bộ khuyến công'),
  ('conference', '9', 'Hội nghị, hội thảo khuyến công'),
  ('database', '9', 'Cơ sở dữ liệu, trang thông tin của hệ thống khuyến công'),
  ('facilities', '9', 'Trang thiết bị, phương tiện làm việc'),
  ('collaboratorNetwork', '9', 'Mạng lưới cộng tác viên khuyến công'),
  ('planning', '9', 'Xây dựng chương trình, kế hoạch khuyến công'),
  ('inspection', '9', 'Kiểm tra, giám sát');

create table scheme (
  id uuid not null,
  province_id text not null,
  place_list smallint not null,
  place_code text not null,
  district_code text,
  commune_code text,
  place_detail text,
  title text not null,
  activity_kind text references activity_kind,
  kind_as_printed text,
  is_flagship boolean not null default false,
  is_group boolean not null default false,
  fund_tier text,
  implementer text,
  establishment_names text,
  year_from smallint,
  year_to smallint,
  year smallint generated always as (coalesce(year_from, year_to)) stored,
  status text not null default 'unknown',
  support_planned_dong bigint,
  support_actual_dong bigint,
  total_investment_dong bigint,
  total_investment_as_printed text,
  document_number text,
  source_ref text unique,
  source_url text,
  source_note text,
  note text,
  import_batch uuid,
  place_words text not null default '',
  search_tsv tsvector generated always as (array_to_tsvector(string_to_array(vn_norm(
    title || ' ' || coalesce(establishment_names, '') || ' ' || coalesce(place_detail, '') || ' ' ||
    coalesce(implementer, '') || ' ' || coalesce(document_number, '') || ' ' || place_words), ' '))) stored,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (id, province_id),
  foreign key (place_list, place_code) references province (list, code),
  constraint a_scheme_has_a_title check (length(btrim(title)) between 1 and 500),
  constraint a_scheme_does_not_end_before_it_starts check (year_to >= year_from),
  constraint a_year_is_of_our_time check (year_from between 1990 and 2100 and year_to between 1990 and 2100),
  constraint a_tier_is_national_or_local check (fund_tier in ('national', 'local')),
  constraint a_status_is_known check (status in
    ('idea', 'appraised', 'inPlan', 'contracted', 'implementing', 'accepted', 'settled', 'stopped', 'unknown')),
  constraint an_investment_is_not_negative check (total_investment_dong >= 0)
);
comment on column scheme.province_id is 'Today''s province (34 list) that holds the place; set from the place';
comment on column scheme.establishment_names is 'Names as written, joined by "; "; scheme_beneficiary points to the records';
comment on column scheme.year is 'The year the scheme counts in: its first known one';
comment on column scheme.support_planned_dong is 'Known support money of all khuyến công sources; kept by the triggers of scheme_money';
comment on column scheme.search_tsv is 'Words of the search form, without positions: the text is split already, which the parser would do again at five times the cost';
comment on column scheme.place_words is 'Names, old names and kind of activity to be found by; set from the place and the kind';

create table scheme_money (
  scheme_id uuid not null,
  province_id text not null,
  source text not null,
  planned_dong bigint,
  actual_dong bigint,
  primary key (scheme_id, province_id, source),
  foreign key (scheme_id, province_id) references scheme (id, province_id) on update cascade,
  constraint money_is_not_negative check (planned_dong >= 0 and actual_dong >= 0),
  constraint a_money_source_is_known check (source in ('national', 'provincial', 'district', 'commune', 'unknown',
    'otherBudget', 'counterpartOwn', 'counterpartLoan', 'donor'))
);

create table scheme_output (
  scheme_id uuid not null,
  province_id text not null,
  indicator text not null check (length(indicator) between 1 and 60),
  planned numeric,
  actual numeric,
  primary key (scheme_id, province_id, indicator),
  foreign key (scheme_id, province_id) references scheme (id, province_id) on update cascade,
  constraint an_output_is_not_negative check (planned >= 0 and actual >= 0)
);

create table scheme_beneficiary (
  scheme_id uuid not null,
  province_id text not null,
  establishment_id uuid not null,
  primary key (scheme_id, province_id, establishment_id),
  foreign key (scheme_id, province_id) references scheme (id, province_id) on update cascade
);
comment on column scheme_beneficiary.province_id is 'Province of the scheme; the establishment may stand in another';
create index scheme_beneficiary_by_establishment on scheme_beneficiary (establishment_id);

-- The place decides the province key and the words a scheme is found by.
create function scheme_place() returns trigger language plpgsql as $$
begin
  select today.code, concat_ws(' ', place.name, array_to_string(place.aliases, ' '),
      case when today.name <> place.name then today.name end,
      case new.fund_tier when 'national' then 'khuyến công quốc gia KCQG' when 'local' then 'khuyến công địa phương KCĐP' end,
      case when new.is_flagship then 'đề án điểm' end, case when new.is_group then 'đề án nhóm' end, kind.label)
    into new.province_id, new.place_words
    from province place join province today on today.list = 34 and today.code = place.merged_into
    left join activity_kind kind on kind.code = new.activity_kind
    where place.list = new.place_list and place.code = new.place_code;
  return new;
end $$;
create trigger scheme_place before insert or update of place_list, place_code, province_id, fund_tier, is_flagship, is_group, activity_kind
  on scheme for each row execute function scheme_place();

-- One index for each order the list can be read in, alone and within a province.
create index scheme_by_year on scheme (year desc nulls last, id) where deleted_at is null;
create index scheme_by_year_up on scheme (year, id) where deleted_at is null;
create index scheme_by_title on scheme (title collate "vi-x-icu", id) where deleted_at is null;
create index scheme_by_planned on scheme (support_planned_dong desc nulls last, id) where deleted_at is null;
create index scheme_by_actual on scheme (support_actual_dong desc nulls last, id) where deleted_at is null;
create index scheme_by_update on scheme (updated_at desc, id) where deleted_at is null;
create index scheme_by_province on scheme (province_id, year desc nulls last, id) where deleted_at is null;
create index scheme_by_province_planned on scheme (province_id, support_planned_dong desc nulls last, id) where deleted_at is null;
create index scheme_by_place on scheme (place_list, place_code, year desc nulls last, id) where deleted_at is null;
create index scheme_by_kind on scheme (activity_kind, year desc nulls last, id) where deleted_at is null;
create index scheme_by_status on scheme (status, year desc nulls last, id) where deleted_at is null;
create index scheme_by_deletion on scheme (deleted_at desc, id) where deleted_at is not null;
create index scheme_by_batch on scheme (import_batch) where import_batch is not null;
create index scheme_by_words on scheme using gin (search_tsv) where deleted_at is null;

select audit_watch('scheme', 'province_id');
select audit_watch('scheme_money', 'province_id');
select audit_watch('scheme_output', 'province_id');
-- scheme_beneficiary is not watched: it follows from establishment_names, which is.
