/** A place where a visitor's text enters an address. */
export type Parameter = {
  readonly name: string
  readonly where: 'path' | 'query'
  /** A value that works; none for a parameter that is left out. */
  readonly sample: string | null
}

/** An address that is read. */
export type ReadDoor = {
  readonly route: string
  readonly parameters: readonly Parameter[]
  /** Whether a machine reads it: its refusals are problems. */
  readonly isApi: boolean
  /** How large it is to make: documents are asked for less often. */
  readonly isDocument: boolean
}

/** A form that does something. */
export type FormDoor = {
  readonly route: string
  /** Where it is sent, with the name of the action: `/de-an/0190…?/delete`. */
  readonly path: string
  /** The fields a person would send. */
  readonly fields: Readonly<Record<string, string>>
  /** A script of the page sends it, as JSON. */
  readonly isJson?: true
  /** The field that takes a file. */
  readonly fileField?: string
}

/** All that can be asked of a target. */
export type Surface = {
  readonly reads: readonly ReadDoor[]
  readonly forms: readonly FormDoor[]
}

/** Values of parameters, already as an address writes them. */
export type Encoded = Readonly<Record<string, string>>

/** The address of a door with some parameters replaced; the others keep their samples. */
export function pathOf({ route, parameters }: ReadDoor, replaced: Encoded = {}): string {
  const valueOf = ({ name, sample }: Parameter) =>
    replaced[name] ?? (sample === null ? undefined : encodeURIComponent(sample))
  let path = route
  const query: string[] = []
  for (const parameter of parameters) {
    const value = valueOf(parameter)
    if (parameter.where === 'path')
      path = path.replace(new RegExp(`\\[(?:\\.\\.\\.)?${parameter.name}\\]`), () => value ?? '')
    else if (value !== undefined) query.push(`${encodeURIComponent(parameter.name)}=${value}`)
  }
  return path + (query.length > 0 ? `?${query.join('&')}` : '')
}
