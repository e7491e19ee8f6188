import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '#platform/embedded/cannot-start.ts'

/** Makes the folder of a world, with room for its log. */
export function prepareDataDir(dataDir: string): void {
  const logDir = join(dataDir, 'log')
  try {
    mkdirSync(logDir, { recursive: true })
    accessSync(logDir, constants.W_OK)
  } catch (error) {
    throw new CannotStart(
      `Không ghi được vào ${dataDir} (${(error as NodeJS.ErrnoException).code}). ` +
        'Nếu trước đây chương trình chạy bằng người dùng khác, hãy chạy lại bằng người dùng ấy.',
    )
  }
}
