-- A province shares what is its own: a record that became another province's, by a correction of its place, is shared no more.

create or replace view shared_scheme with (security_invoker = true) as
  select i.scheme_id, i.from_province_id, s.to_province_id, s.id as share_id, s.ends_on
  from record_share_item i join record_share s on s.id = i.share_id and s.from_province_id = i.from_province_id
  where s.ended_at is null and s.ends_on >= (now() at time zone 'Asia/Ho_Chi_Minh')::date;
