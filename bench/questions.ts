import { listProvinces } from '#modules/territory/api.server.ts'

/** A question of the API, asked with different parameters in turn. */
export type Question = {
  readonly name: string
  readonly paths: readonly string[]
}

const api = '/api/v1'

/** The list with a filter, an order and a count; one of two also by status, which no roll-up can count. */
export function listQuestion(): Question {
  const paths = listProvinces(34)
    .slice(0, 24)
    .map(({ code }, index) => {
      const year = 2014 + (index % 12)
      const rest = index % 2 === 0 ? `year=${year}` : 'status=accepted'
      return `${api}/schemes?province=34:${code}&${rest}&sort=-planned&size=50`
    })
  return { name: 'Scheme list: filter, sort, count', paths }
}

/** Two words without diacritics, some of them rare, some in every tenth title. */
export function searchQuestion(): Question {
  const words = [
    'go soi',
    'hat dieu',
    'nuoc mam',
    'tho cam',
    'che xanh',
    'banh trang',
    'giay do',
    'duc dong',
  ]
  return {
    name: 'Search: two words, no diacritics',
    paths: words.map((two) => `${api}/schemes?q=${encodeURIComponent(two)}&size=20`),
  }
}

/** The year report of a region, real figures and the country together. */
export function reportQuestion(): Question {
  const asked = ['NAM', 'BAC', 'MTTN'].flatMap((region) =>
    [2014, 2016, 2023].map((year) => `${api}/reports?region=${region}&year=${year}`),
  )
  return { name: 'Region-year report', paths: asked }
}

/** The page of rows whose growth is watched: one province, all its years. */
export function pageQuestion(): Question {
  const paths = listProvinces(34).map(({ code }) => `${api}/schemes?province=34:${code}&size=50`)
  return { name: 'A page of rows', paths }
}
