/** A record without what is null in it. As JSON it is half as long, and a column that is absent is null all the same. */
export function knownPart<Row extends object>(row: Row): Partial<Row> {
  const known: Partial<Row> = {}
  for (const key in row) if (row[key] !== null) known[key] = row[key]
  return known
}
