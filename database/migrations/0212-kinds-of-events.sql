-- The events the trail tells beside changes of rows are a list: a new one is a row, and the function that tells them stays as it is.

create table audit_event_kind (kind text primary key);
comment on table audit_event_kind is 'Filled by migrations; src/platform/audit/note-event.ts keeps the same list';
insert into audit_event_kind
  select unnest('{denied,signedIn,signInRefused,signedOut,steppedUp,credentialChanged,keyRefused,exported,opened,erased,letGo}'::text[]);

create or replace function audit_note(kind text, id text, chain text, what jsonb) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  subject constant text := 'event.' || kind;
begin
  if not exists (select from audit_event_kind known where known.kind = audit_note.kind) then
    raise exception 'no such event: %', kind using errcode = 'check_violation';
  end if;
  if chain !~ '^(central|[0-9]{2})$' or length(id) > 200 or jsonb_typeof(what) <> 'object' or length(what::text) > 4000 then
    raise exception 'an event has a chain, an identifier and a short object' using errcode = 'check_violation';
  end if;
  perform audit_write(subject, array[chain], array[id], array[
    audit_payload(audit_opening(subject), 'note', chain, id, id, null, what::json)]);
end $$;
