import {expect, it} from 'vitest';
import {takeLate} from '../../../src/launch/patches/late-modules.ts';

it('takes modules of Node where something of them is used, on the lines where it was', () => {
  const code = `const runtime = require("./runtime.cjs");
let node_fs = require("node:fs");
let node_crypto = require("node:crypto");
let node_zlib = require("node:zlib");
node_zlib = runtime.__toESM(node_zlib, 1);
let node_string_decoder = require("node:string_decoder");
const make = () => (0, node_crypto.hash)("sha256", node_fs.readFileSync(name));
const decoder = () => new node_string_decoder.StringDecoder("utf8");
const check = bytes => node_zlib.default.crc32(bytes) + this.node_crypto;`;
  expect(takeLate(code)).toBe(`const runtime = require("./runtime.cjs");
let node_fs = require("node:fs");




const make = () => (0, (require("node:crypto")).hash)("sha256", node_fs.readFileSync(name));
const decoder = () => new (require("node:string_decoder")).StringDecoder("utf8");
const check = bytes => (require("node:zlib")).crc32(bytes) + this.node_crypto;`);
});
