import type {Context} from '../context/context.ts';
import {InputReader, type TelemetryInput} from '../telemetry/index.ts';
import {SchemaError} from './schema-error.ts';
import {registryCollection, schemaCollection} from './stored-schema.ts';

interface Asked {
  readonly registry: string;
  readonly schema: string;
  readonly input: TelemetryInput;
  readonly query: URLSearchParams;
}

interface Answered {
  readonly status: number;
  readonly output?: TelemetryInput;
}

type Work = (asked: Asked, context: Context) => Answered;

/** Characters of a schema (EventBridge quotas: 1 MB). */
const mostContent = 1_048_576;
const names = /^[0-9A-Za-z_.@-]{1,385}$/;

/** What is answered, by the method and what it is about. */
export const works: Readonly<Record<string, Work>> = {
  'GET registries': (_, {records}) => ({
    status: 200,
    output: {Registries: records.list(registryCollection).map(({key}) => ({RegistryName: key}))},
  }),
  'POST registry': ({registry, input}, context) => {
    checkName(registry);
    if (hasRegistry(registry, context)) throw new SchemaError('ConflictException', `Registry ${registry} exists.`);
    const description = read(input).text('Description', {max: 256}) ?? '';
    context.transaction(() => context.records.put(registryCollection, '', registry, description));
    return {status: 201, output: describeRegistry(registry, context)};
  },
  'GET registry': ({registry}, context) => ({status: 200, output: describeRegistry(registry, context)}),
  'DELETE registry': ({registry}, context) => {
    describeRegistry(registry, context);
    if (context.records.count(schemaCollection, {owner: registry}) > 0)
      throw new SchemaError('BadRequestException', `Registry ${registry} has schemas.`);
    context.deletion(() => context.records.delete(registryCollection, '', registry));
    return {status: 204};
  },
  'GET schemas': ({registry, query}, context) => {
    describeRegistry(registry, context);
    const prefix = query.get('schemaNamePrefix') ?? '';
    const listed = context.records
      .list(schemaCollection, {owner: registry})
      .filter(({key}) => key.startsWith(prefix))
      .map(({key, value}) => ({
        SchemaName: key,
        SchemaArn: toArn(registry, key, context),
        LastModified: value.modified,
        VersionCount: value.version,
      }));
    return {status: 200, output: {Schemas: listed}};
  },
  'GET schema': (asked, context) => ({status: 200, output: describeSchema(asked, context)}),
  'POST schema': ({registry, schema, input}, context) => {
    checkName(schema);
    describeRegistry(registry, context);
    if (context.records.get(schemaCollection, registry, schema) !== undefined)
      throw new SchemaError('ConflictException', `Schema ${schema} exists.`);
    const reader = read(input);
    const content = readContent(reader.requiredText('Content', {max: mostContent}));
    const type = reader.requiredText('Type', {pattern: /^(OpenApi3|JSONSchemaDraft4)$/});
    const description = reader.text('Description', {max: 256}) ?? '';
    store({registry, schema}, {content, type, description, version: 1}, context);
    return {status: 201, output: withoutContent(describeSchema({registry, schema}, context))};
  },
  'PUT schema': ({registry, schema, input}, context) => {
    const before = find({registry, schema}, context);
    const reader = read(input);
    const content = readContent(reader.text('Content', {max: mostContent}) ?? before.content);
    const description = reader.text('Description', {max: 256}) ?? before.description;
    store({registry, schema}, {...before, content, description, version: before.version + 1}, context);
    return {status: 200, output: withoutContent(describeSchema({registry, schema}, context))};
  },
  'DELETE schema': ({registry, schema}, context) => {
    find({registry, schema}, context);
    context.deletion(() => context.records.delete(schemaCollection, registry, schema));
    return {status: 204};
  },
};

function read(input: TelemetryInput): InputReader {
  return new InputReader(input, 'BadRequestException');
}

function readContent(content: string): string {
  try {
    JSON.parse(content);
    return content;
  } catch {
    throw new SchemaError('BadRequestException', 'Content is not valid JSON.');
  }
}

function checkName(name: string): void {
  if (!names.test(name)) throw new SchemaError('BadRequestException', `${name} is not a valid name.`);
}

function store(
  {registry, schema}: Pick<Asked, 'registry' | 'schema'>,
  value: {content: string; type: string; description: string; version: number},
  {transaction, records, now}: Context,
): void {
  const modified = new Date(now()).toISOString();
  transaction(() => records.put(schemaCollection, registry, schema, {...value, modified}));
}

function hasRegistry(registry: string, {records}: Context): boolean {
  return records.get(registryCollection, '', registry) !== undefined;
}

function describeRegistry(registry: string, context: Context): TelemetryInput {
  if (!hasRegistry(registry, context))
    throw new SchemaError('NotFoundException', `Registry with name ${registry} does not exist.`);
  const Description = context.records.get(registryCollection, '', registry) ?? '';
  return {RegistryName: registry, RegistryArn: toArn(registry, '', context), Description};
}

function find({registry, schema}: Pick<Asked, 'registry' | 'schema'>, {records}: Context) {
  const found = records.get(schemaCollection, registry, schema);
  if (found === undefined) throw new SchemaError('NotFoundException', `Schema with name ${schema} does not exist.`);
  return found;
}

function describeSchema(asked: Pick<Asked, 'registry' | 'schema'>, context: Context): TelemetryInput {
  const {content, type, description, version, modified} = find(asked, context);
  return {
    ...{Content: content, Description: description, LastModified: modified, VersionCreatedDate: modified},
    ...{SchemaArn: toArn(asked.registry, asked.schema, context), SchemaName: asked.schema},
    ...{SchemaVersion: String(version), Type: type},
  };
}

function withoutContent({Content: _, ...described}: TelemetryInput): TelemetryInput {
  return described;
}

function toArn(registry: string, schema: string, {region, accountId}: Context): string {
  const kind = schema === '' ? `registry/${registry}` : `schema/${registry}/${schema}`;
  return `arn:aws:schemas:${region}:${accountId}:${kind}`;
}
