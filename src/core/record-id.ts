const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text has the shape of a record's identifier, a UUID in small letters; asked before it is looked for. */
export function isRecordId(text: string): boolean {
  return shape.test(text)
}
