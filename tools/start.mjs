import { requireNode } from './bootstrap/require-node.mjs'

requireNode()
import('./bootstrap/start.mjs')
