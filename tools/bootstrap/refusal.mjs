/** The command cannot go on and a person must act; the message is a Vietnamese sentence for them. */
export class Refusal extends Error {
  name = 'Refusal'
}

/**
 * Runs a command's main function; a refusal becomes its sentence, everything else a full report.
 * @param {() => Promise<number>} main
 */
export async function runCommand(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error)
    process.exitCode = 1
  }
}
