/** What is downloaded to verify an export by, by name. */
export const proofFiles = {
  heads: 'dau-nhat-ky.json',
  keys: 'khoa-cong-khai.pem',
  program: 'verify.mjs',
} as const
