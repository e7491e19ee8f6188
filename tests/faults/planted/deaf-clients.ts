import { EventEmitter } from 'node:events'
import pg from 'pg'

// Loaded into the product before it starts: a connection in use has nobody who hears that it broke.
pg.Pool.prototype.on = function (this: pg.Pool, event: string, hear: () => void) {
  return event === 'connect' ? this : EventEmitter.prototype.on.call(this, event, hear)
} as typeof pg.Pool.prototype.on
