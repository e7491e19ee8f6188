/** A fragment that would change a statement it is pasted into. `PROBE` stands for an expression that leaves a trace. */
export type Injection = { readonly says: string; readonly text: string }

const of = (says: string, text: string): Injection => ({ says, text })

/** Fragments that run an expression where a text, number, name or list was pasted. */
export const runningInjections: readonly Injection[] = [
  of('ends the text', "x' || (PROBE)::text || '"),
  of('ends the text, or', "x' or (PROBE)::text <> '' or 'a'='"),
  of('ends the text and the rest', "x' or (PROBE)::text <> '' --"),
  of('ends the text and the rest, as a comment', "x' or (PROBE)::text <> '' /*"),
  of('ends a bracket', "x') or (PROBE)::text <> '' --"),
  of('ends two brackets', "x')) or (PROBE)::text <> '' --"),
  of('ends a pattern', "x%' or (PROBE)::text <> '' --"),
  of('is a number', '1 or (PROBE)::text is not null'),
  of('is a number and more', '1 + (PROBE)::int'),
  of('ends a list', '1) or (PROBE)::text is not null --'),
  of('another statement after a text', "x'; select (PROBE) --"),
  of('another statement after a number', '1; select (PROBE) --'),
  of('another statement after brackets', "x'); select (PROBE) --"),
  of('a second select', "x' union all select (PROBE)::text --"),
  of('an order', 'id, (PROBE)'),
  of('a direction', 'asc, (PROBE)'),
  of('a limit', '1 offset (PROBE)'),
  of('a quoted name', 'id", (PROBE) --'),
  of('a text with a backslash', "x\\' or (PROBE)::text <> '' --"),
  of('dollars', '$$ || (PROBE) || $$'),
  of('a quote in Unicode', 'xʼ or (PROBE)::text is not null --'),
  of('a full-width quote', 'x＇ or (PROBE)::text is not null --'),
  of('an array', '{1,(PROBE)}'),
  of('a search', "a' & (PROBE)::text | 'b"),
]

/** Fragments that harm without a trace of their own; what they touch is watched. */
export const harmingInjections: readonly Injection[] = [
  of('drops a table', "x'; drop table scheme cascade; --"),
  of('changes every title', "x'; update scheme set title = 'attacked'; --"),
  of('deletes what is kept', "x'; delete from reported_figure; --"),
  of('empties the audit trail', "x'; truncate audit_entry; --"),
  of('forges a right', "x'; select set_config('app.actor','system',false); --"),
  of('makes a user', "x'; create role attacker superuser login; --"),
  of('reads a file', "x' union select pg_read_file('/etc/passwd') --"),
  of('runs a program', "x'; copy (select 1) to program 'touch /tmp/kc-attacked'; --"),
  of('ends the transaction', "x'; rollback; --"),
  of('is always true', "x' or '1'='1"),
  of('is always true, as a number', '1 or 1=1'),
  of('divides by nothing', "x' and 1=1/0 --"),
  of('casts what cannot be', "x' and 1=cast(version() as int) --"),
]

/** How long an injected pause takes, and the same fragment without it. */
export const pauseSeconds = 2
