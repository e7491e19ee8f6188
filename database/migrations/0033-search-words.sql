-- The words that occur in names and titles, for reading a misspelt word. A word may stand more than once:
-- without a unique key two transactions never wait for each other over a new word.

create table search_word (word text not null);
create index search_word_exact on search_word (word);
create index search_word_alike on search_word using gin (word gin_trgm_ops);

create function search_words_learn(texts tsvector[]) returns void language sql as $$
  insert into search_word
  select distinct w from unnest(texts) t, unnest(tsvector_to_array(t)) w
  where length(w) > 2 and w !~ '[0-9]' and not exists (select 1 from search_word where word = w)
$$;

create function scheme_words() returns trigger language plpgsql as $$
begin
  perform search_words_learn(array(select search_tsv from added));
  return null;
end $$;
create function establishment_words() returns trigger language plpgsql as $$
begin
  perform search_words_learn(array(select name_tsv from added));
  return null;
end $$;

create trigger words_insert after insert on scheme referencing new table as added
  for each statement execute function scheme_words();
create trigger words_update after update on scheme referencing new table as added
  for each statement execute function scheme_words();
create trigger words_insert after insert on establishment referencing new table as added
  for each statement execute function establishment_words();
