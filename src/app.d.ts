import type { FailureKind } from '#core/failure.ts'
import type { SignedIn } from '#platform/sign-in/session.ts'
import type { Me } from '#ui/page/me.ts'
import type { Present } from '#door/who.ts'
import type { FlashNotice } from '#ui/page/flash.ts'

declare global {
  namespace App {
    interface Locals {
      /** Whose request it is; `null` for nobody's. */
      session: SignedIn | null
      /** Who sends the request, when they are signed in. */
      present: Present | null
    }
    interface PageData {
      /** Demo holds real public data and invented people; office is somebody's real work. */
      world: 'demo' | 'office'
      theme: 'auto' | 'light' | 'dark'
      /** Fresh on every load; a form takes it as the base of its idempotency key. */
      formKey: string
      notice: FlashNotice | null
      /** The pages of the menu the reader may open. */
      doors: string[]
      /** Who is signed in, in which roles, and the one they act in. */
      me: Me | null
    }
    interface Error {
      message: string
      kind?: FailureKind
      /** The role a form was opened in can be chosen again, and the form sent. */
      canChooseRole?: boolean
    }
  }
}

export {}
