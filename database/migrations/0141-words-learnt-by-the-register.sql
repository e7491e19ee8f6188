-- Search words are learnt and filed by the register itself: whoever writes a scheme needs no right on them, and filing,
-- which only the owner of an index may do, is done by its name alone.

alter function scheme_words() security definer set search_path = public, pg_temp;
alter function establishment_words() security definer set search_path = public, pg_temp;

create function search_words_file() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform gin_clean_pending_list('scheme_by_words');
  perform gin_clean_pending_list('establishment_by_words');
end $$;
comment on function search_words_file is 'Files what a bulk act left on the piles of the word indexes, where each search reads past it';
