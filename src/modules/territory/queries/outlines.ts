import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { ProvinceList, ProvinceOutlines } from '../model.ts'
import { drawOutlines, type Shape } from '../domain/outlines.ts'

const files = {
  63: 'provinces-63.topo.json',
  34: 'provinces-34.small.topo.json',
} as const satisfies Record<ProvinceList, string>

type Provinces = Topology<{ provinces: GeometryCollection<{ code: string; name: string }> }>

const drawn = new Map<ProvinceList, ProvinceOutlines>()

/** The outlines of one map as paths, drawn at the first call. Both show Hoàng Sa and Trường Sa. */
export function provinceOutlines(list: ProvinceList, root = process.cwd()): ProvinceOutlines {
  const known = drawn.get(list) ?? drawOutlines(readShapes(list, root))
  drawn.set(list, known)
  return known
}

function readShapes(list: ProvinceList, root: string): readonly Shape[] {
  const topology = JSON.parse(
    readFileSync(join(root, 'data/maps', files[list]), 'utf8'),
  ) as Provinces
  return feature(topology, topology.objects.provinces).features.map(({ properties, geometry }) => ({
    code: properties.code,
    name: properties.name,
    polygons: polygonsOf(geometry as Polygon | MultiPolygon),
  }))
}

function polygonsOf(geometry: Polygon | MultiPolygon): Shape['polygons'] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}
