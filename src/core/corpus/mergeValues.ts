/** The parts of a JSON Schema by which is known what is a property of this version, and what is somebody else's. */
export interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: boolean | object;
  readonly items?: Shape;
}

/** Whether the product knows a property: then it is there only if the product wants it. */
export function isKnown(shape: Shape, name: string): boolean {
  return Object.hasOwn(shape.properties ?? {}, name) || typeof shape.additionalProperties === 'object';
}

/** The shape of a property's value. */
export function shapeOf(shape: Shape, name: string): Shape {
  return Object.hasOwn(shape.properties ?? {}, name) ? shape.properties![name]! : {};
}

/**
 * What is wanted, with what the old value has besides that the shape does not know. Entries of lists are the same if
 * their ids are; without ids, if they say the same.
 */
export function mergeValues(old: unknown, wanted: unknown, shape: Shape): unknown {
  if (isMapping(old) && isMapping(wanted)) {
    const merged: [string, unknown][] = [];
    for (const [name, value] of Object.entries(old)) {
      if (wanted[name] !== undefined && Object.hasOwn(wanted, name)) merged.push([name, mergeValues(value, wanted[name], shapeOf(shape, name))]);
      else if (!isKnown(shape, name)) merged.push([name, value]);
    }
    for (const [name, value] of Object.entries(wanted)) if (!Object.hasOwn(old, name) && value !== undefined) merged.push([name, value]);
    return Object.fromEntries(merged);
  }
  if (Array.isArray(old) && Array.isArray(wanted)) {
    const { items = {} } = shape;
    const twins = new Map(old.map((entry: unknown) => [keyOf(entry, items), entry]));
    return wanted.map((entry: unknown) => mergeValues(twins.get(keyOf(entry, items)), entry, items));
  }
  return wanted;
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value without the properties that its shape does not know. */
export function withoutUnknown(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutUnknown(entry, shape.items ?? {}));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => isKnown(shape, name))
      .map(([name, inner]) => [name, withoutUnknown(inner, shapeOf(shape, name))]),
  );
}

/** Whether two values of YAML or JSON say the same, in whatever order their properties are. */
export function equalValues(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function keyOf(entry: unknown, shape: Shape): string {
  if (!isMapping(entry)) return canonical(entry);
  const { id } = entry;
  if (typeof id === 'string' && shape.properties?.['start']) return id;
  return canonical(withoutUnknown(entry, shape));
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isMapping(value)) return typeof value === 'number' ? String(value) : JSON.stringify(value) ?? '';
  const names = Object.keys(value).filter((name) => value[name] !== undefined).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}
