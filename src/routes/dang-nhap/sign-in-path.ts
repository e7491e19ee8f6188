/** The sign-in page, for whoever wants to go on to a page of ours afterwards. */
export const signInPath = (after: string) =>
  after === '/' ? '/dang-nhap' : `/dang-nhap?ve=${encodeURIComponent(after)}`
