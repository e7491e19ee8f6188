const MB = 1024 * 1024

/** How much a workbook may be before it is refused; a sheet of 50.000 rows unpacks to about 60 MB. */
export const sheetLimits = {
  fileBytes: 10 * MB,
  parts: 2_000,
  partBytes: 120 * MB,
  allPartsBytes: 200 * MB,
  /** How many times its packed size a part over `ratioFromBytes` may unpack to. */
  ratio: 250,
  ratioFromBytes: 4 * MB,
  nameBytes: 512,
  rows: 50_000,
  cellText: 32_767,
  readMs: 20_000,
  heapMb: 512,
  readersAtOnce: 2,
  waitingAtMost: 8,
} as const
