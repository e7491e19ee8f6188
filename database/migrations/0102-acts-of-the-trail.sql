-- The acts of the trail: one row for each act in a chain, however many entries it left, so that an import of eighty thousand
-- entries is one line of the log. It is an index to read by and says nothing the entries do not say; proof is the entries'.

create table audit_act (
  chain text not null,
  first_seq bigint not null,
  last_seq bigint not null,
  at timestamptz not null,
  act text not null,
  actor text not null,
  acting_as text,
  came_from text,
  subjects text[] not null,
  transaction xid8 not null,
  primary key (chain, first_seq)
);
comment on column audit_act.last_seq is 'A chain is held to the end of its transaction: the entries of an act stand together';
create index audit_act_by_day on audit_act (chain, at desc, first_seq desc);
create index audit_act_by_name on audit_act (chain, act, at desc, first_seq desc);
create index audit_act_by_actor on audit_act (chain, actor, at desc, first_seq desc);

alter table audit_head add column act_seq bigint not null default 0;
comment on column audit_head.act_seq is 'Where the newest act of the chain begins';

insert into audit_act
  select chain, min(seq), max(seq), at, act, min(payload::json ->> 'actor'), null, null, array_agg(distinct subject), '0'::xid8
  from audit_entry group by chain, at, act;

-- Says of new entries at the end of a chain that the newest act of the chain went on, or that another began with them.
-- Returns where the act begins.
create function audit_act_goes_on(the_chain text, newest_act bigint, from_seq bigint, to_seq bigint, subject text) returns bigint
language plpgsql as $$
declare
  the_act constant text := coalesce(nullif(current_setting('app.act', true), ''), 'unnamed');
  the_actor constant text := coalesce(nullif(current_setting('app.actor', true), ''), 'system');
  the_standing constant text := nullif(current_setting('app.as', true), '');
begin
  update audit_act set last_seq = to_seq, subjects = case when subject = any (subjects) then subjects else subjects || subject end
    where chain = the_chain and first_seq = newest_act and transaction = pg_current_xact_id()
      and act = the_act and actor = the_actor and acting_as is not distinct from the_standing;
  if found then return newest_act; end if;
  insert into audit_act values (the_chain, from_seq, to_seq, now(), the_act, the_actor, the_standing,
    nullif(current_setting('app.from', true), ''), array[subject], pg_current_xact_id());
  return from_seq;
end $$;

-- One entry, which is what most statements leave: taken by hand it costs half of what the set costs.
create function audit_write_one(subject text, the_chain text, root text, payload text) returns void language plpgsql as $$
declare
  head audit_head;
begin
  loop
    select * into head from audit_head where chain = the_chain for update;
    exit when found;
    insert into audit_head (chain, seq, hash) values (the_chain, 0, ''::bytea) on conflict do nothing;
  end loop;
  head.seq := head.seq + 1;
  head.hash := sha256(head.hash || int8send(head.seq) || convert_to(payload, 'UTF8'));
  insert into audit_entry values (the_chain, head.seq, payload, head.hash, now(),
    coalesce(nullif(current_setting('app.act', true), ''), 'unnamed'), subject, root);
  update audit_head set seq = head.seq, hash = head.hash,
    act_seq = audit_act_goes_on(the_chain, head.act_seq, head.seq, head.seq, subject) where chain = the_chain;
end $$;

-- Heads are locked in chain order, as audit_hold does, so two bulk acts cannot deadlock.
create or replace function audit_write(subject text, chains text[], roots text[], payloads text[]) returns void language plpgsql as $$
declare
  touched text[];
  act text;
begin
  if chains is null then return; end if;
  if cardinality(chains) = 1 then
    perform audit_write_one(subject, chains[1], roots[1], payloads[1]);
    return;
  end if;
  touched := array(select distinct c collate "C" from unnest(chains) c order by 1);
  act := coalesce(nullif(current_setting('app.act', true), ''), 'unnamed');
  insert into audit_head (chain, seq, hash) select c, 0, ''::bytea from unnest(touched) c on conflict do nothing;
  perform 1 from audit_head where chain = any (touched) order by chain collate "C" for update;
  with entry as (
    select u.chain, h.seq + row_number() over (partition by u.chain order by n) as seq, h.hash as head, payload, root, n
    from unnest(chains, roots, payloads) with ordinality u(chain, root, payload, n) join audit_head h on h.chain = u.chain),
  written as (
    insert into audit_entry
    select chain, seq, payload,
      audit_chained(head, int8send(seq) || convert_to(payload, 'UTF8')) over (partition by chain order by n),
      now(), act, subject, root from entry
    returning chain, seq, hash)
  update audit_head h set seq = newest.seq, hash = newest.hash,
      act_seq = audit_act_goes_on(h.chain, h.act_seq, h.seq + 1, newest.seq, subject)
    from (select distinct on (chain) * from written order by chain, seq desc) newest where h.chain = newest.chain;
end $$;

revoke execute on function audit_act_goes_on(text, bigint, bigint, bigint, text), audit_write_one(text, text, text, text) from public;
