import { openCluster } from './cluster.ts'

// A process that opens a cluster and waits to be killed; the tests of this folder start it.
const cluster = await openCluster({ base: process.argv[2] ?? '', log: () => {} })
process.once('SIGTERM', () => void cluster.stop().then(() => process.exit(0)))
setInterval(() => {}, 60_000)
console.log(JSON.stringify({ server: cluster.serverPid, isOwner: cluster.isOwner }))
