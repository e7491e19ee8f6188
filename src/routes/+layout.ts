// Pages are drawn by the server and complete without script; `ui/enhance` adds what helps, in two kilobytes.
// A page that cannot do without the framework in the browser says `csr = true` for itself.
export const csr = false
