-- Who takes a chain can begin only one that may be: central, or of a province by its code.

create or replace function audit_hold(chains text[]) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  insert into audit_head (chain, seq, hash)
    select c, 0, ''::bytea from (select distinct c collate "C" as c from unnest(chains) c order by 1) u
      where c ~ '^(central|[0-9]{2})$' on conflict do nothing;
  perform 1 from audit_head where chain = any (chains) order by chain collate "C" for update;
end $$;
