import {readFileSync} from 'node:fs';

/** A member as the SDK's type declarations write it: required ones have no question mark. */
export interface DeclaredMember {
  readonly name: string;
  readonly required: boolean;
}

/** The members of every interface in the SDK's declarations, by interface: a second source beside the run-time schemas. */
export function readDeclaredMembers(): ReadonlyMap<string, readonly DeclaredMember[]> {
  const file = new URL('../dist-types/models/models_0.d.ts', import.meta.resolve('@aws-sdk/client-lambda'));
  const members = new Map<string, DeclaredMember[]>();
  let current: DeclaredMember[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, opened] = /^export interface (\w+)/.exec(line) ?? [];
    if (opened !== undefined) {
      current = [];
      members.set(opened, current);
    }
    const [, name, optional] = /^ {4}(\w+)(\??): /.exec(line) ?? [];
    if (name !== undefined) current.push({name, required: optional === ''});
  }
  return members;
}
