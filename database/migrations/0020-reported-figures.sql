-- Figures as somebody reported them: what was printed, where, and what it means. Never mixed with computed ones.

create table figure_source (
  id uuid primary key,
  url text,
  note text,
  published text,
  title text,
  constraint a_source_says_where_it_is check (url is not null or note is not null)
);
create unique index figure_source_once on figure_source (coalesce(url, ''), coalesce(note, ''));
select audit_watch('figure_source');

create table reported_figure (
  id text primary key check (length(id) between 1 and 60),
  source_id uuid not null references figure_source,
  indicator text,
  source_indicator text,
  tier text,
  dimension text,
  status text not null,
  scope_kind text not null,
  scope_list smallint,
  scope_code text,
  scope_name text not null,
  province_id text,
  region text,
  period_kind text not null,
  period_label text not null,
  period_start date,
  period_end date,
  year smallint,
  value numeric,
  unit text not null,
  raw text,
  qualifier text,
  origin jsonb not null,
  note text,
  version integer not null default 1,
  entered_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint a_period_does_not_end_before_it_starts check (period_end is null or period_start is null or period_start <= period_end)
);
comment on table reported_figure is 'One printed figure; unknown values are null, never zero';
comment on column reported_figure.value is 'As printed, in the printed unit';
comment on column reported_figure.year is 'The year a yearly figure is of; null for longer, open or unclear periods';
comment on column reported_figure.origin is 'The record as it was received, in the shape of data/kc/reported-figures.json';
comment on column reported_figure.province_id is 'Today''s province (34 list) of a province or district scope';
create index reported_figure_by_scope on reported_figure (scope_kind, scope_list, scope_code, year) where deleted_at is null;
create index reported_figure_by_region on reported_figure (region, year) where deleted_at is null;
create index reported_figure_by_province on reported_figure (province_id, year) where deleted_at is null;
create index reported_figure_by_indicator on reported_figure (indicator, year) where deleted_at is null;
create index reported_figure_by_source on reported_figure (source_id);
select audit_watch('reported_figure', 'province_id');
