import {writeFileSync} from 'node:fs';
import {buildKeyDocuments} from './key-tables.ts';

for (const [path, text] of Object.entries(buildKeyDocuments())) {
  writeFileSync(new URL(`../../${path}`, import.meta.url), text);
}
