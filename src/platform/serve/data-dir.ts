import { accessSync, constants, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '#platform/embedded/cannot-start.ts'

const largestLogBytes = 20_000_000

/** Makes the folder of a world and turns its log over when it has grown long. */
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
  const file = join(logDir, 'app.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestLogBytes) renameSync(file, `${file}.1`)
}
