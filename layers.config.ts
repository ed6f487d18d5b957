/** By its path, what a part of src is, and what it may import beside its own files. */
export type Layers = Readonly<Record<string, {readonly what: string; readonly mayImport: readonly string[]}>>;

/**
 * What each part of src may import beside its own files: other parts, packages, Node's modules (`node:*`, but never
 * `node:process`). Nothing else, be it only a type or loaded later; and neither files nor folders form a ring.
 * `npx vitest run test/layers` checks it.
 */
export const layers: Layers = {
  'src/schema': {
    what: 'what Lambda and its alarms are, read from the SDK',
    mayImport: ['@aws-sdk/client-cloudwatch', '@aws-sdk/client-lambda', '@smithy/core/schema'],
  },
  'src/schema/generate': {what: "a script that reads the SDK's type declarations", mayImport: ['node:*']},
  'src/core': {
    what: 'rules and state of a console, without input or output',
    mayImport: [
      'src/schema',
      'cli-truncate',
      'jsonc-parser',
      're2js',
      'string-width',
      'strip-ansi',
      'wrap-ansi',
      'yaml',
    ],
  },
  'src/catalog': {what: 'what the console offers, as data', mayImport: ['src/core', 'src/schema']},
  'src/console': {
    what: 'what a key does, whatever draws it and whoever answers its calls',
    mayImport: ['src/core', 'src/schema', '@tanstack/query-core', 'zustand/vanilla'],
  },
  'src/ui': {
    what: 'what is drawn',
    mayImport: ['src/console', 'src/core', '@tanstack/query-core', 'chalk'],
  },
  'src/disk': {what: 'files of this machine, read and written with care', mayImport: ['node:*']},
  'src/aws': {
    what: 'calls to AWS, whoever makes them',
    mayImport: [
      ...['src/core', 'src/disk', 'src/schema', '@aws-sdk/*', '@smithy/*', 'node:*'],
      ...['agent-base', 'http-proxy-agent', 'https-proxy-agent'],
    ],
  },
  'src/sandbox': {
    what: 'a Lambda endpoint that shares only the schema with its clients, so that each is a test of the other',
    mayImport: ['src/disk', 'src/schema', '@smithy/core/*', 'node:*', 're2js', 'yauzl', 'yazl'],
  },
  'src/sandbox/runtime/bootstrap': {
    what: 'what runs in the process of a function and loads its handler, shipped as it is',
    mayImport: ['node:*', 'what it computes'],
  },
  'src/terminal': {what: 'the terminal as a device', mayImport: ['src/disk', 'node:*', 'string-width']},
  'src/program': {
    what: 'what puts it all together',
    mayImport: [
      ...['src/aws', 'src/catalog', 'src/console', 'src/core', 'src/disk', 'src/sandbox', 'src/schema', 'src/terminal'],
      'src/ui',
      ...['@tanstack/query-core', 'commander', 'conf', 'diff', 'ignore', 'lowlight', 'node:*', 'yauzl', 'yazl'],
      ...['@jridgewell/trace-mapping'],
    ],
  },
  'src/main.ts': {
    what: 'the start, which reads the process',
    mayImport: ['src/program', 'src/terminal', 'package.json', 'node:*'],
  },
  'src/own-sandbox.ts': {
    what: 'the start of the sandbox that the console brings along, in a process of its own',
    mayImport: ['src/program', 'node:*'],
  },
  'src/package': {
    what: 'what is shipped, made of the built program and the definition of its command line',
    mayImport: ['src/program', 'commander', 'node:*'],
  },
  'src/launch': {
    what: 'how the program is built and started quickly, before any of it is there',
    mayImport: ['node:*', 'rolldown'],
  },
};
