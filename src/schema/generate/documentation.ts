/**
 * Writes ../generated: what the SDK's run-time schemas lack, read from its type declarations. Run with plain Node before
 * anything that imports the schema (`npm run generate`).
 */
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {readDeclarations} from './declarations.ts';
import {parseFirstSentence} from './first-sentence.ts';

generate('@aws-sdk/client-lambda', 'documentation', {documentation: 700, enums: 50});
// Of a service of which little is used, only what that reaches: a form shows it, and nothing else does.
generate('@aws-sdk/client-cloudwatch', 'alarm-documentation', {documentation: 40, enums: 3}, [
  ...['PutMetricAlarm', 'DeleteAlarms', 'DescribeAlarms'],
]);

/** Reads the declarations of a client and writes a file of that name; `least` entries are expected of each table. */
function generate(
  client: string,
  name: string,
  least: {readonly documentation: number; readonly enums: number},
  operations?: readonly string[],
): void {
  const declarations = new URL('../dist-types/', import.meta.resolve(client));
  const read = (file: string) => readFileSync(new URL(file, declarations), 'utf8');
  const enumNames = new Set(
    [...read('models/enums.d.ts').matchAll(/^export declare const (\w+): \{/gm)].map(match => String(match[1])),
  );
  const all = ['models/models_0.d.ts', 'models/errors.d.ts'].flatMap(file => readDeclarations(read(file)));
  const members = operations === undefined ? all : pickReached(all, operations);
  const commands = readdirSync(new URL('commands/', declarations))
    .filter(file => file.endsWith('Command.d.ts'))
    .map(file => file.replace('Command.d.ts', ''))
    .filter(operation => operations?.includes(operation) ?? true);
  const documentation = Object.fromEntries(
    [
      ...members.map(member => [member.key, parseFirstSentence(member.comment)]),
      ...commands.map(operation => [
        operation,
        parseFirstSentence(commandComment(read(`commands/${operation}Command.d.ts`))),
      ]),
    ].filter(([, sentence]) => sentence),
  );
  const enums = Object.fromEntries(
    members.filter(member => enumNames.has(member.type)).map(member => [member.typeKey, member.type]),
  );
  requireEntries(declarations, 'documentation', documentation, least.documentation);
  requireEntries(declarations, 'enums', enums, least.enums);
  writeIfChanged(
    new URL(`../generated/${name}.ts`, import.meta.url),
    `/** The first sentence of AWS's documentation, by \`Structure.Member\` or operation name. */
export const documentation: Readonly<Record<string, string>> = ${JSON.stringify(documentation, undefined, 2)};

/** Name of the SDK's exported enum object, by \`Structure.Member\`, followed by \`[]\`, \`{key}\` or \`{value}\` for parts. */
export const enums: Readonly<Record<string, string>> = ${JSON.stringify(enums, undefined, 2)};
`,
  );
}

/** The members of the operations' inputs, and of all structures that these hold. */
function pickReached<Member extends {readonly key: string; readonly type: string}>(
  all: readonly Member[],
  operations: readonly string[],
): readonly Member[] {
  const ofStructure = Map.groupBy(all, ({key}) => key.split('.')[0] ?? '');
  const reached = new Set<string>();
  const waiting = operations.map(operation => `${operation}Input`);
  for (let structure = waiting.pop(); structure !== undefined; structure = waiting.pop()) {
    if (reached.has(structure)) continue;
    reached.add(structure);
    waiting.push(...(ofStructure.get(structure) ?? []).map(({type}) => type));
  }
  return all.filter(({key}) => reached.has(key.split('.')[0] ?? ''));
}

function commandComment(source: string): string {
  return source.match(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export declare class \w+Command /)?.[1] ?? '';
}

/** A release that lays its declarations out differently must fail the build, not empty the forms. */
function requireEntries(declarations: URL, name: string, table: object, least: number): void {
  const found = Object.keys(table).length;
  if (found < least)
    throw new Error(`Found ${found} ${name} entries in ${declarations.href}, expected at least ${least}`);
}

/** Leaves the file's time stamp alone when nothing changed, so that the build is not taken for stale. */
function writeIfChanged(output: URL, text: string): void {
  mkdirSync(new URL('.', output), {recursive: true});
  if (current(output) !== text) writeFileSync(output, text);
}

function current(output: URL): string | undefined {
  try {
    return readFileSync(output, 'utf8');
  } catch {
    return undefined;
  }
}
