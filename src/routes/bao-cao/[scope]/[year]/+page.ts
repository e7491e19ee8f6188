// Nothing on a report needs a script: it is read, printed and downloaded.
export const csr = false
