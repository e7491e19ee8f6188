import { z } from '@hono/zod-openapi'
import { Failure } from '#core/failure.ts'
import { reportFigure } from '#modules/reports/api.server.ts'
import { operation } from '#platform/api/operation.ts'
import { figureSchema } from './schemas.ts'

/** One figure, reported or made, by its identifier. */
export const figureOperation = operation({
  id: 'getFigure',
  path: '/figures/{id}',
  act: 'report.read',
  summary: 'Một số liệu, theo mã',
  params: z.object({
    id: z
      .string()
      .regex(/^[^\p{C}\s]{1,200}$/u, 'Mã số liệu có dạng F0014.')
      .openapi({ example: 'F0014' }),
  }),
  query: z.strictObject({}),
  output: z.object({ figure: figureSchema }),
  run: async ({ id }) => {
    const found = await reportFigure(id)
    if (!found)
      throw new Failure('not-found', `figure ${id}`, { says: 'Không có số liệu mang mã này.' })
    return { figure: found.figure }
  },
})
