// What a single executable starts with: it lays the program that it carries down once, in a private folder, and runs it from there
// as any Node would, with chunks that are loaded later and a cache of compiled code.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {createRequire} = require('node:module');
const {pathToFileURL} = require('node:url');
const {getAsset, getAssetKeys} = require('node:sea');

// The handlers of the sandbox run on this very executable, and so does what they start as Node.
const asNode = process.env.LAMBDECK_AS_NODE;
if (asNode) runScript(createRequire(asNode)(asNode));
else start(layDown());

function start(folder) {
  const main = path.join(folder, 'lambdeck.cjs');
  process.argv[1] = main;
  createRequire(main)(main);
}

function runScript(run) {
  const given = process.argv.slice(2);
  const at = given.findIndex(argument => !argument.startsWith('-'));
  const script = path.resolve(given[at] ?? '');
  process.argv = [process.execPath, script, ...given.slice(at + 1)];
  void run(pathToFileURL(script).href);
}

function layDown() {
  const name = `program-${getAsset('id', 'utf8')}`;
  const tried = [];
  for (const parent of findParents()) {
    try {
      return layDownIn(parent, name);
    } catch (error) {
      tried.push(`${parent} (${error.code ?? error.message})`);
    }
  }
  process.stderr.write(
    `lambdeck needs a folder of its own to lay its program down in, and has none: ${tried.join(', ')}. Set XDG_CACHE_HOME or TMPDIR to one that can be written to.\n`,
  );
  process.exit(1);
}

function findParents() {
  const cacheHome = process.env.XDG_CACHE_HOME ?? '';
  const own = path.isAbsolute(cacheHome) ? cacheHome : path.join(os.homedir(), '.cache');
  return [path.join(own, 'lambdeck'), path.join(os.tmpdir(), `lambdeck-${os.userInfo().uid}`)];
}

function layDownIn(parent, name) {
  makeFolder(parent);
  checkPrivate(parent);
  const folder = path.join(parent, name);
  if (fs.existsSync(folder)) {
    checkPrivate(folder);
    return folder;
  }
  const aside = fs.mkdtempSync(`${folder}.`);
  for (const key of getAssetKeys()) {
    if (!key.startsWith('program/')) continue;
    const file = path.join(aside, key.slice('program/'.length));
    makeFolder(path.dirname(file));
    fs.writeFileSync(file, Buffer.from(getAsset(key)), {mode: 0o600});
  }
  try {
    fs.renameSync(aside, folder);
  } catch (error) {
    fs.rmSync(aside, {recursive: true, force: true});
    // Another start was faster.
    if (!fs.existsSync(folder)) throw error;
  }
  checkPrivate(folder);
  return folder;
}

// Step by step: Node itself would try for ever where no folder can be made, as in /proc.
function makeFolder(folder) {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    fs.mkdirSync(folder, {mode: 0o700});
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

// Code is run only from where nobody else can have put it.
function checkPrivate(folder) {
  const found = fs.lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid() || (found.mode & 0o022) !== 0)
    throw new Error('not private');
}
