// Nothing but old syntax here: this file must still run, and speak, on the Node it refuses.
const oldest = 20

/** Stops with a sentence when the Node that runs us is too old to install anything. */
export function requireNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= oldest) return
  console.error(
    `Cần Node.js ${oldest} trở lên (máy đang có ${process.versions.node}). ` +
      'Hãy cài bản mới từ nodejs.org rồi chạy lại.',
  )
  process.exit(1)
}
