import { findProvince } from '#modules/territory/api.server.ts'

/** What a province of today is called. */
export const provinceName = (code: string) => findProvince({ list: 34, code })?.name ?? code
