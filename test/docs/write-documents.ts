import {writeFileSync} from 'node:fs';
import {buildKeyDocuments} from './key-tables.ts';
import {buildPermissionsPage} from './permissions.ts';

const documents = {...buildKeyDocuments(), 'docs/permissions.md': buildPermissionsPage()};

for (const [path, text] of Object.entries(documents)) {
  writeFileSync(new URL(`../../${path}`, import.meta.url), text);
}
