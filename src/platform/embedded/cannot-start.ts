/** The database cannot be opened and a person must act; the message is a Vietnamese sentence for them. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
