// Links, a form and a drawing: nothing here needs a script, and the outlines would be sent twice.
export const csr = false
