#!/usr/bin/env node
// The command. Written in syntax that every Node can parse, so that one that is too old says so instead of crashing.
'use strict';

var needed = [22, 13];
var found = process.versions.node.split('.').map(Number);

if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
  process.stderr.write(
    'lambdeck needs Node.js ' + needed.join('.') + ' or newer, but this is Node.js ' + process.versions.node + '.\n'
  );
  process.exit(1);
}

keepCompiledCode();
try {
  require('./main.cjs');
} finally {
  // Once there is something to look at: what it takes is loaded for it alone.
  limitYoungObjects();
}

// Young objects die within a frame here, but V8 doubles the room for them until it is 64 MB. An option of Node's would limit
// that, which a program that is started by its path does not have; the factor it grows by can be changed at any time. It begins
// with 2 MB, which is enough for the start; with twice as much, keys take no longer than with any more.
function limitYoungObjects() {
  var v8 = require('node:v8');
  v8.setFlagsFromString('--semi-space-growth-factor=1');
  setTimeout(function () {
    v8.setFlagsFromString('--semi-space-growth-factor=2');
    fillRoom(v8);
    v8.setFlagsFromString('--semi-space-growth-factor=1');
  }, 3000).unref();
}

// Room grows when what fills it lives on.
function fillRoom(v8) {
  var kept = [];
  while (roomForYoungObjects(v8) < 2.5e6 && kept.length < 160000) {
    kept = kept.concat(
      Array.from({length: 20000}, function (_, index) {
        return {index: index};
      })
    );
  }
}

function roomForYoungObjects(v8) {
  return v8.getHeapSpaceStatistics().find(function (space) {
    return space.space_name === 'new_space';
  }).space_size;
}

// The second start skips compiling. Node writes the cache when it exits by itself, which a console killed by a signal
// never does, so it is written once more when the start is over. A cache that is damaged, or of another Node, Node leaves aside.
function keepCompiledCode() {
  var compile = require('node:module');
  var folder = findCacheFolder();
  if (folder === undefined) return;
  compile.enableCompileCache(folder);
  setTimeout(compile.flushCompileCache, 3000).unref();
}

// In the user's own cache; where nothing can be written there, in the folder for temporary files.
function findCacheFolder() {
  var path = require('node:path');
  var os = require('node:os');
  var cacheHome = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  var own = path.join(cacheHome, 'lambdeck', 'compiled');
  // Node itself would try for ever where no folder can be made, as in /proc.
  if (path.isAbsolute(cacheHome) && makeFolder(own) && canWrite(own)) return own;
  if (process.getuid === undefined) return undefined;
  var temporary = path.join(os.tmpdir(), 'lambdeck-' + process.getuid());
  return makeFolder(temporary) && isPrivate(temporary) ? temporary : undefined;
}

// Makes a folder for its owner alone, and those above it, where they are missing; returns whether it is there.
function makeFolder(folder) {
  var fs = require('node:fs');
  var above = require('node:path').dirname(folder);
  if (fs.existsSync(folder)) return true;
  if (above === folder || !makeFolder(above)) return false;
  try {
    fs.mkdirSync(folder, {mode: 448});
  } catch {
    return fs.existsSync(folder);
  }
  return true;
}

function canWrite(folder) {
  var fs = require('node:fs');
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

// Anyone may write beside it: code is run only from a folder that this user has made, and nobody else can write into.
function isPrivate(folder) {
  var found = require('node:fs').lstatSync(folder);
  return found.isDirectory() && found.uid === process.getuid() && (found.mode & 63) === 0;
}
