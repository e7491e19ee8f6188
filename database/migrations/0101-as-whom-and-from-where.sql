-- An entry says as whom and from where an act was done, and an event that changes no row leaves an entry as well.
-- Who writes rows needs no right on the trail: only these functions, as their owner, write to it.

-- What all entries of a statement begin with. Entries of before have no `as` and no `from`, and stay as they were hashed.
create or replace function audit_opening(subject text) returns text language sql stable as $$
  select concat('{"at": ', to_json(to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ', "act": ', to_json(coalesce(nullif(current_setting('app.act', true), ''), 'unnamed')),
    ', "actor": ', to_json(coalesce(nullif(current_setting('app.actor', true), ''), 'system')),
    ', "as": ', coalesce(to_json(nullif(current_setting('app.as', true), '')), 'null'),
    ', "from": ', coalesce(to_json(nullif(current_setting('app.from', true), '')), 'null'),
    ', "subject": ', to_json(subject))
$$;

-- Where a request came from. The trail holds only the identifier: the address is erased when its time is over.
create table audit_origin (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default now(),
  address text check (length(address) <= 100),
  agent text check (length(agent) <= 300),
  channel text not null,
  constraint a_request_comes_by_page_api_or_command check (channel in ('page', 'api', 'command'))
);
create index audit_origin_by_age on audit_origin (at);
comment on table audit_origin is 'Outside the hashed payload, which names the id alone; personal, kept for a time';

create function audit_origin_keep(address text, agent text, channel text) returns uuid language sql
security definer set search_path = public, pg_temp as $$
  insert into audit_origin (address, agent, channel) values (left(address, 100), left(agent, 300), channel) returning id
$$;

-- Takes chains in their order for the rest of the transaction. It writes nothing but the beginning of a chain.
create function audit_hold(chains text[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_head (chain, seq, hash)
    select c, 0, ''::bytea from (select distinct c collate "C" as c from unnest(chains) c order by 1) u on conflict do nothing;
  perform 1 from audit_head where chain = any (chains) order by chain collate "C" for update;
end $$;

-- An event that changes no row. What a caller can say by it is kept small: who acts comes from the act's settings, the kind
-- from a closed list, and `event.` with operation `note` is the name of no table: it can never read as a change of a record.
create function audit_note(kind text, id text, chain text, what jsonb) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  subject constant text := 'event.' || kind;
begin
  if kind <> all ('{denied,signedIn,signInRefused,signedOut,steppedUp,exported,opened}') then
    raise exception 'no such event: %', kind using errcode = 'check_violation';
  end if;
  if chain !~ '^(central|[0-9]{2})$' or length(id) > 200 or jsonb_typeof(what) <> 'object' or length(what::text) > 4000 then
    raise exception 'an event has a chain, an identifier and a short object' using errcode = 'check_violation';
  end if;
  perform audit_write(subject, array[chain], array[id], array[
    audit_payload(audit_opening(subject), 'note', chain, id, id, null, what::json)]);
end $$;

-- The trail belongs to these functions alone. Trigger functions need no right to be called by a trigger.
alter function audit_whole() security definer set search_path = public, pg_temp;
alter function audit_updated() security definer set search_path = public, pg_temp;
revoke execute on function audit_write(text, text[], text[], text[]), audit_watch(regclass, text, text[]),
  audit_salt(regclass, text[]), audit_whole(), audit_updated() from public;
