import {stringify} from 'yaml';

/**
 * A value as YAML, as others read it back: what looks like something else than a text is quoted, also what does so only to
 * readers of YAML 1.1, to which `Off` is no text.
 */
export function formatYaml(value: unknown): string {
  return stringify(value, {lineWidth: 0, aliasDuplicateObjects: false, compat: 'yaml-1.1'});
}
