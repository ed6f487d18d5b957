/**
 * Writes ../generated/documentation.ts: what the SDK's run-time schemas lack, read from its type declarations.
 * Run with plain Node before anything that imports the schema (`npm run generate`).
 */
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {readDeclarations} from './declarations.ts';
import {parseFirstSentence} from './first-sentence.ts';

const declarations = new URL('../dist-types/', import.meta.resolve('@aws-sdk/client-lambda'));
const output = new URL('../generated/documentation.ts', import.meta.url);

const enumNames = new Set(
  [...read('models/enums.d.ts').matchAll(/^export declare const (\w+): \{/gm)].map(match => String(match[1])),
);
const members = ['models/models_0.d.ts', 'models/errors.d.ts'].flatMap(file => readDeclarations(read(file)));

const documentation = Object.fromEntries(
  [
    ...members.map(member => [member.key, parseFirstSentence(member.comment)]),
    ...readdirSync(new URL('commands/', declarations))
      .filter(file => file.endsWith('Command.d.ts'))
      .map(file => [file.replace('Command.d.ts', ''), parseFirstSentence(commandComment(read(`commands/${file}`)))]),
  ].filter(([, sentence]) => sentence),
);

const enums = Object.fromEntries(
  members.filter(member => enumNames.has(member.type)).map(member => [member.typeKey, member.type]),
);

requireEntries('documentation', documentation, 700);
requireEntries('enums', enums, 50);
writeIfChanged(`/** The first sentence of AWS's documentation, by \`Structure.Member\` or operation name. */
export const documentation: Readonly<Record<string, string>> = ${JSON.stringify(documentation, undefined, 2)};

/** Name of the SDK's exported enum object, by \`Structure.Member\`, followed by \`[]\`, \`{key}\` or \`{value}\` for parts. */
export const enums: Readonly<Record<string, string>> = ${JSON.stringify(enums, undefined, 2)};
`);

function read(file: string): string {
  return readFileSync(new URL(file, declarations), 'utf8');
}

function commandComment(source: string): string {
  return source.match(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export declare class \w+Command /)?.[1] ?? '';
}

/** A release that lays its declarations out differently must fail the build, not empty the forms. */
function requireEntries(name: string, table: object, least: number): void {
  const found = Object.keys(table).length;
  if (found < least)
    throw new Error(`Found ${found} ${name} entries in ${declarations.href}, expected at least ${least}`);
}

/** Leaves the file's time stamp alone when nothing changed, so that the build is not taken for stale. */
function writeIfChanged(text: string): void {
  mkdirSync(new URL('.', output), {recursive: true});
  if (current() !== text) writeFileSync(output, text);
}

function current(): string | undefined {
  try {
    return readFileSync(output, 'utf8');
  } catch {
    return undefined;
  }
}
