import { Failure } from '#core/failure.ts'
import type { Tx } from '#platform/db/transact.ts'
import { claimInstallation } from '../store.ts'

const names = { demo: 'bản trình diễn', office: 'một đơn vị thật' } as const

/**
 * Makes an empty database that of a world, and holds a database to the world it was made for: the invented people of the
 * demo, whom anybody may act as, never get into a real office.
 * @throws {Failure} conflict, when it belongs to the other world
 */
export async function claimWorld(tx: Tx, world: 'demo' | 'office'): Promise<void> {
  const claimed = await claimInstallation(tx, world)
  if (claimed === world) return
  throw new Failure('conflict', `database of ${claimed} opened as ${world}`, {
    says:
      `Cơ sở dữ liệu này là của ${names[claimed]}, không mở được như ${names[world]}. ` +
      (claimed === 'demo'
        ? 'Hãy chọn cơ sở dữ liệu khác cho công việc thật.'
        : 'Hãy bỏ --demo, hoặc chọn cơ sở dữ liệu khác để xem thử.'),
  })
}
