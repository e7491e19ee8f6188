import { Failure } from '#core/failure.ts'

/** The failure of a record that cannot be read: where it is and what is expected there, in Vietnamese. */
export function unreadable(place: string, remedy: string): Failure {
  return new Failure('invalid', `Unreadable figures at ${place}`, {
    says: `Không đọc được số liệu ở ${place}: ${remedy}.`,
    detail: { place },
  })
}
