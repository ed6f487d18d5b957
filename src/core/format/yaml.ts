import {stringify} from 'yaml';

/** A value as YAML, as others read it back: what looks like something else than a text is quoted. */
export function formatYaml(value: unknown): string {
  return stringify(value, {lineWidth: 0, aliasDuplicateObjects: false});
}
