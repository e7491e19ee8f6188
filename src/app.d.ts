import type { FailureKind } from '#core/failure.ts'
import type { SignedIn } from '#platform/sign-in/session.ts'
import type { FlashNotice } from '#ui/page/flash.ts'

declare global {
  namespace App {
    interface Locals {
      /** Whose request it is; `null` for nobody's. */
      session: SignedIn | null
    }
    interface PageData {
      /** The name of whoever is signed in. */
      personName: string | null
      /** Demo holds real public data and invented people; office is somebody's real work. */
      world: 'demo' | 'office'
      theme: 'auto' | 'light' | 'dark'
      /** Fresh on every load; a form takes it as the base of its idempotency key. */
      formKey: string
      notice: FlashNotice | null
    }
    interface Error {
      message: string
      kind?: FailureKind
    }
  }
}

export {}
