import { requireNode } from './bootstrap/require-node.mjs'

requireNode()
import('./bootstrap/test.mjs')
