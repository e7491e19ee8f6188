import { serveOperations } from '#platform/api/serve-operations.ts'
import { figureOperation } from './figure-operation.ts'
import { reportOperation } from './report-operation.ts'
import { schemeOperation } from './scheme-operation.ts'
import {
  createSchemeCommand,
  getSchemeOperation,
  updateSchemeCommand,
} from './scheme-write-operations.ts'

/** Everything below `/api/v1`. */
export const api = serveOperations(
  '/api/v1',
  {
    title: 'Khuyến Công',
    version: '1',
    description:
      'Số liệu và đề án khuyến công. Số thập phân và tiền là chuỗi; lỗi theo RFC 9457, bằng tiếng Việt. Đọc số liệu đã công bố không cần khóa; ghi thì cần.',
  },
  [
    reportOperation,
    figureOperation,
    schemeOperation,
    getSchemeOperation,
    createSchemeCommand,
    updateSchemeCommand,
  ],
)
