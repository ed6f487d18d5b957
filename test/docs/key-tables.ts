import {globSync, readFileSync} from 'node:fs';
import {declarations, resources} from '../../src/catalog/index.ts';
import {type KeyPlace, listKeyPlaces} from '../../src/console/dispatch/key-places.ts';
import {buildKeyTable} from '../../src/console/dispatch/key-table.ts';
import {showKeys} from '../../src/core/keys/hints.ts';

const root = new URL('../../', import.meta.url);
const places = listKeyPlaces(buildKeyTable(resources, declarations), resources);

/** The documents made from the table of bindings, by their paths: as they should be. */
export function buildKeyDocuments(): Readonly<Record<string, string>> {
  const pages = globSync('docs/*.md', {cwd: root}).map(path => [path, readDocument(path)] as const);
  const own = pages.filter(([, text]) => text.includes('<!-- keys: ')).map(([path, text]) => [path, withTables(text)]);
  return {'docs/keys.md': buildKeysPage(), ...Object.fromEntries(own)};
}

/** A document of the project as it is. */
export function readDocument(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

function buildKeysPage(): string {
  const sections = places.map(place => `## ${place.title}\n\n${formatTable(place, true)}\n`);
  return [
    '# Keys',
    '',
    'Every key, by the place where it works. `npm run docs` makes this page from the table of bindings. The names are those',
    'of the settings’ `keys`, which give a binding other keys; a name that stands at several places has them at all of these.',
    '',
    ...sections,
  ].join('\n');
}

/** A page with its tables made anew: each stands after a comment that names its place. */
function withTables(text: string): string {
  return text.replaceAll(
    /(<!-- keys: (.+?) -->\n)[\s\S]*?(<!-- end of keys -->)/g,
    (_, begin: string, title: string, end: string) => {
      const place = places.find(other => other.title === title);
      if (place === undefined) throw new Error(`No place where keys work is called "${title}"`);
      return `${begin}${formatTable(place, false)}\n${end}`;
    },
  );
}

function formatTable({bindings}: KeyPlace, named: boolean): string {
  const rows = bindings
    .filter(({keys}) => keys.length > 0)
    .map(({name, title, keys}) => [
      showKeys(keys)
        .split(' ')
        .map(key => `\`${key === '|' ? '\\|' : key}\``)
        .join(' '),
      title,
      ...(named ? [name === undefined ? '' : `\`${name}\``] : []),
    ]);
  const head = ['key', 'does', ...(named ? ['name'] : [])];
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
