-- That a person was erased, and that what was kept long enough was let go, are events of the trail: how many rows of which table.

create or replace function audit_note(kind text, id text, chain text, what jsonb) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  subject constant text := 'event.' || kind;
begin
  if kind <> all ('{denied,signedIn,signInRefused,signedOut,steppedUp,credentialChanged,keyRefused,exported,opened,erased,letGo}') then
    raise exception 'no such event: %', kind using errcode = 'check_violation';
  end if;
  if chain !~ '^(central|[0-9]{2})$' or length(id) > 200 or jsonb_typeof(what) <> 'object' or length(what::text) > 4000 then
    raise exception 'an event has a chain, an identifier and a short object' using errcode = 'check_violation';
  end if;
  perform audit_write(subject, array[chain], array[id], array[
    audit_payload(audit_opening(subject), 'note', chain, id, id, null, what::json)]);
end $$;
