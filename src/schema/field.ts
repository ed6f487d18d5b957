import * as sdk from '@aws-sdk/client-lambda';
import type {NormalizedSchema} from '@smithy/core/schema';
import constraints from './constraints.json' with {type: 'json'};
import {documentation, enums} from './generated/documentation.ts';

/** What a member holds. A union is a structure of which exactly one member is set. */
export type FieldKind =
  | 'blob'
  | 'boolean'
  | 'document'
  | 'list'
  | 'map'
  | 'number'
  | 'string'
  | 'structure'
  | 'timestamp'
  | 'union';

/** Where a member travels in the HTTP message, and under which name. */
export interface HttpBinding {
  readonly in: 'path' | 'query' | 'header' | 'body' | 'payload' | 'status';
  readonly name: string;
}

/** Limits of the service model: length for strings (characters), blobs (bytes), lists and maps (entries); value for numbers. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
  /** A regular expression the whole value must match. */
  readonly pattern?: string;
  /** A number that need not be whole: the SDK's schemas do not tell integers from doubles. */
  readonly fractional?: boolean;
}

/** One input or output member of an operation, or a part of one (list item, map key, map value). */
export interface Field {
  readonly name: string;
  /** `Structure.Member`, followed by `[]`, `{key}` or `{value}` for parts: the key of the constraints table. */
  readonly key: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly sensitive: boolean;
  readonly streaming: boolean;
  readonly binding: HttpBinding;
  readonly limits: Limits;
  /** The values of the member's enum; empty when any string may be given. */
  readonly values: readonly string[];
  /** The first sentence of AWS's documentation of the member. */
  readonly documentation: string;
  /** Name of the structure, when the kind is structure or union. */
  readonly structure: string | undefined;
  /** Members of a structure or union; empty for other kinds. */
  members(): readonly Field[];
  /** The item of a list or the value of a map. Throws a TypeError for other kinds. */
  item(): Field;
  /** The key of a map. Throws a TypeError for other kinds. */
  mapKey(): Field;
}

/** What a service's schemas lack, by the keys of the fields. */
export interface FieldNotes {
  readonly documentation: Readonly<Record<string, string>>;
  /** Names of the enums, which `sdk` exports. */
  readonly enums: Readonly<Record<string, string>>;
  readonly sdk: object;
  readonly limits: Readonly<Record<string, Limits>>;
}

const ofLambda: FieldNotes = {documentation, enums, sdk, limits: constraints};

/** Members of a structure schema in the service's order: the required ones come first in the SDK's tuples. */
export function readFields(schema: NormalizedSchema, notes: FieldNotes = ofLambda): readonly Field[] {
  const structure = schema.getName() ?? '';
  const required = requiredCount(schema);
  return [...schema.structIterator()].map(([name, member], index) =>
    createField(member, {name, key: `${structure}.${name}`, required: index < required}, notes),
  );
}

function createField(
  schema: NormalizedSchema,
  {name, key, required}: Pick<Field, 'name' | 'key' | 'required'>,
  notes: FieldNotes,
): Field {
  const traits = schema.getMergedTraits();
  const kind = readKind(schema);
  const isStructure = kind === 'structure' || kind === 'union';
  let members: readonly Field[] | undefined;
  let item: Field | undefined;
  let mapKey: Field | undefined;
  return {
    name,
    key,
    kind,
    required,
    sensitive: Boolean(traits.sensitive),
    streaming: schema.isStreaming(),
    binding: readBinding(schema, name),
    limits: notes.limits[key] ?? {},
    values: kind === 'string' ? findEnumValues(key, notes) : [],
    documentation: notes.documentation[key] ?? '',
    structure: isStructure ? schema.getName() : undefined,
    members: () => {
      members ??= isStructure ? readFields(schema, notes) : [];
      return members;
    },
    item: () => {
      item ??= createItem(schema, kind, {name, key}, notes);
      return item;
    },
    mapKey: () => {
      mapKey ??= createMapKey(schema, kind, {name, key}, notes);
      return mapKey;
    },
  };
}

type Named = Pick<Field, 'name' | 'key'>;

function createItem(schema: NormalizedSchema, kind: FieldKind, {name, key}: Named, notes: FieldNotes): Field {
  const create = (part: string) =>
    createField(schema.getValueSchema(), {name, key: `${key}${part}`, required: false}, notes);
  if (kind === 'list') return create('[]');
  if (kind === 'map') return create('{value}');
  throw new TypeError(`${key} is a ${kind}: it has no items`);
}

function createMapKey(schema: NormalizedSchema, kind: FieldKind, {name, key}: Named, notes: FieldNotes): Field {
  if (kind === 'map') return createField(schema.getKeySchema(), {name, key: `${key}{key}`, required: true}, notes);
  throw new TypeError(`${key} is a ${kind}: it has no keys`);
}

function readKind(schema: NormalizedSchema): FieldKind {
  if (schema.isUnionSchema()) return 'union';
  if (schema.isStructSchema()) return 'structure';
  if (schema.isListSchema()) return 'list';
  if (schema.isMapSchema()) return 'map';
  if (schema.isBlobSchema()) return 'blob';
  if (schema.isTimestampSchema()) return 'timestamp';
  if (schema.isBooleanSchema()) return 'boolean';
  if (schema.isNumericSchema()) return 'number';
  return schema.isDocumentSchema() ? 'document' : 'string';
}

function readBinding(schema: NormalizedSchema, name: string): HttpBinding {
  const traits = schema.getMergedTraits();
  if (traits.httpLabel) return {in: 'path', name};
  if (traits.httpQuery) return {in: 'query', name: traits.httpQuery};
  if (traits.httpHeader) return {in: 'header', name: traits.httpHeader};
  if (traits.httpPayload) return {in: 'payload', name};
  if (traits.httpResponseCode) return {in: 'status', name};
  return {in: 'body', name};
}

function findEnumValues(key: string, notes: FieldNotes): readonly string[] {
  const name = notes.enums[key];
  if (name === undefined) return [];
  const values: unknown = Reflect.get(notes.sdk, name);
  return values !== null && typeof values === 'object' ? Object.values(values).map(String) : [];
}

/** In the SDK's structure tuples the seventh entry, when present, counts the required members. */
function requiredCount(schema: NormalizedSchema): number {
  const tuple: unknown = schema.getSchema();
  const count: unknown = Array.isArray(tuple) ? tuple[6] : undefined;
  return typeof count === 'number' ? count : 0;
}
