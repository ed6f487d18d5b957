import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, symlinkSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {credentials} from '../support/sandbox.ts';

/** What a command printed and how it ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The AWS CLI of version 2 on this machine, from `AWS_CLI` or the PATH, with its version; undefined when there is none. */
export function findAwsCli(): {readonly path: string; readonly version: string} | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const paths = [process.env['AWS_CLI'], ...folders.map(folder => join(folder, 'aws'))];
  for (const path of paths) {
    if (path === undefined || !existsSync(path)) continue;
    const version = spawnSync(path, ['--version'], {encoding: 'utf8'}).stdout.trim();
    if (version.startsWith('aws-cli/2.')) return {path, version};
  }
  return undefined;
}

/** Runs command lines in a folder, where `aws` is that CLI, as a shell runs what is pasted into it. */
export function createShell(cli: string, folder: string): (line: string) => Promise<CommandResult> {
  const bin = join(folder, '.bin');
  mkdirSync(bin, {recursive: true});
  symlinkSync(cli, join(bin, 'aws'));
  const env = {
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: folder,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
    LC_ALL: 'C.UTF-8',
  };
  return line =>
    new Promise((resolve, reject) => {
      const child = spawn('sh', ['-c', line], {cwd: folder, env});
      const out = {stdout: '', stderr: ''};
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out.stdout += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        out.stderr += text;
      });
      child.on('error', reject);
      child.on('close', code => resolve({code, ...out}));
    });
}
