import {codeOfDisk} from '../disk/disk-error.ts';
import {readText} from '../disk/read-text.ts';
import type {Settings} from './parse-settings.ts';

/** What there is to begin with. */
const firstText = `{
  // Settings of lambdeck. What there is to set stands in docs/settings.md; comments and trailing commas are fine.
}
`;

/** The text of the settings file; one to begin with where there is none. Rejects when it cannot be read. */
export function readSettingsText(file: string, mostBytes: number): Promise<string> {
  return readText(file, mostBytes).catch(error => {
    if (/^(ENOENT|ENOTDIR)$/.test(codeOfDisk(error))) return firstText;
    throw error;
  });
}

/** What is taken at the start only. */
const taken = ['escapeTimeout', 'metrics', 'mouse', 'rememberRows'] as const;

/** Says of what was changed that it holds from the next start on. */
export function tellLater(before: Settings, after: Settings): readonly string[] {
  return taken.filter(name => before[name] !== after[name]).map(name => `"${name}" holds from the next start on.`);
}
