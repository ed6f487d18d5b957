import {readdirSync} from 'node:fs';
import {basename, join} from 'node:path';
import {fileOf, folder} from './files.ts';
import {kinds} from './kinds.ts';
import {screensOf} from './screens.ts';

/** The page that shows all pictures. */
export const galleryFile = join(folder, '../pictures.md');

/** Pictures of the program before it had themes. */
const before = join(folder, '../before');

const preamble = `# Pictures

Of the built program, in a sandbox whose clock stands still, drawn from the cells of a terminal; \`npm run pictures\` makes them anew.
Dark and light are the themes that the terminal's background chooses. With 16 colours the terminal is one that shows Solarized, the
palette that hides most. What the screens looked like before there were themes stands below each.
`;

/** The page's text: a heading for each screen, and below it its picture on each kind of terminal. */
export function buildGallery(): string {
  const old = new Set(readdirSync(before));
  const [dark] = kinds;
  if (dark === undefined) return preamble;
  const parts = screensOf(dark).map(({name, title}) => {
    const own = kinds.filter(kind => screensOf(kind).some(screen => screen.name === name));
    const shown = own.map(kind => showPicture(`${title}, ${kind.name}`, `pictures/${basename(fileOf(name, kind))}`));
    const was = ['dark', 'light'].flatMap(kind => {
      const file = basename(fileOf(name, {name: kind}));
      return old.has(file) ? [showPicture(`${title}, ${kind}, before`, `before/${file}`)] : [];
    });
    return [`## ${title}`, ...shown, ...(was.length === 0 ? [] : ['Before:', ...was])].join('\n\n');
  });
  return `${[preamble, ...parts].join('\n')}\n`;
}

function showPicture(words: string, file: string): string {
  return `![${words}](${file})`;
}
