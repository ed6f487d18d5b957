import ignore from 'ignore';
import {formatMegabytes} from './megabytes.ts';
import type {FolderFiles} from './zip-folder.ts';

/** Names that are given to files with secrets in them, in the syntax of a .gitignore. */
const secretNames = ignore({ignorecase: true}).add([
  '.env',
  '.env.*',
  '!.env.example',
  '!.env.sample',
  '!.env.template',
  '*.pem',
  '*.key',
  '*.p12',
  '*.pfx',
  '*.jks',
  '*.keystore',
  '*.kdbx',
  'id_rsa',
  'id_dsa',
  'id_ecdsa',
  'id_ed25519',
  '.npmrc',
  '.netrc',
  '.pgpass',
  '.pypirc',
  '.htpasswd',
  '.git-credentials',
  '.aws/',
  '.ssh/',
  'credentials',
  'credentials.json',
  'secrets.*',
  'service-account*.json',
  '*.tfstate',
  '*.tfvars',
]);

/** How many files are named at most; the others are counted. */
const named = 5;

/** What a review says of a folder that was zipped: how many files, the biggest, what was left out, what to look at. */
export function buildFolderNotes({files, leftOut}: FolderFiles): readonly string[] {
  const biggest = files.toSorted((one, other) => other.size - one.size).slice(0, 3);
  const secret = files.map(({path}) => path).filter(path => secretNames.ignores(path));
  const count = files.length === 1 ? '1 file' : `${files.length.toLocaleString('en')} files`;
  return [
    `${count}; the biggest: ${biggest.map(({path, size}) => `${path} (${formatMegabytes(size)})`).join(', ')}`,
    ...(leftOut.length === 0 ? [] : [`left out: ${nameSome(leftOut)}`]),
    ...(secret.length === 0
      ? []
      : [`may hold secrets: ${nameSome(secret)}; a .lambdaignore in the folder leaves out what it names`]),
  ];
}

function nameSome(paths: readonly string[]): string {
  const more = paths.length - named;
  return paths.slice(0, named).join(', ') + (more > 0 ? ` and ${more.toLocaleString('en')} more` : '');
}
