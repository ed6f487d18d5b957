import {type Node, type ParseError, parseTree, printParseErrorCode} from 'jsonc-parser';
import {findNearNames} from '../search/near-names.ts';
import {type Hex, parseHex} from './colour.ts';
import {shippedTheme, shippedThemes} from './shipped.ts';
import {type FormName, formNames, parseStyle, type Style, type StyleForms, styleExamples} from './style.ts';
import {roles, type ThemeDefinition, type ThemeRole} from './theme.ts';

/** Something in a theme's file that is not what it should be: where, and what would be right. */
export interface ThemeFault {
  /** Counted from 1. */
  readonly line: number;
  readonly words: string;
}

/** A theme of a file, with what of it was left out. */
export interface ReadTheme {
  readonly theme: ThemeDefinition;
  readonly faults: readonly ThemeFault[];
}

/**
 * Reads the text of a theme's file: JSON, comments allowed. What it does not tell, or tells wrongly, is as in the theme that
 * it `extends`, which is `dark` when not given.
 */
export function readTheme(name: string, text: string): ReadTheme {
  const faults: ThemeFault[] = [];
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const tell = (offset: number, words: string) => faults.push({line: lineAt(offset), words});
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, {allowTrailingComma: true});
  for (const {error, offset} of errors) tell(offset, `${toWords(printParseErrorCode(error))} in this JSON`);
  if (root?.type !== 'object') {
    if (errors.length === 0)
      tell(0, 'a theme is an object, such as {"extends": "dark", "colours": {"bad": "#ff7b85"}}');
    return {theme: {...shippedTheme('dark'), name}, faults};
  }
  const members = listMembers(root);
  const base = readBase(members.get('extends'), tell);
  let theme: ThemeDefinition = {...base, name, about: `as ${base.name}, your own`};
  for (const [key, value] of members) {
    if (key === 'extends' || key.startsWith('$')) continue;
    if (key === 'about') theme = {...theme, about: readText(value, key, tell) ?? theme.about};
    else if (key === 'background') theme = {...theme, background: readBackground(value, tell) ?? theme.background};
    else if (key === 'colours' || key === 'colors') theme = {...theme, styles: readStyles(value, theme.styles, tell)};
    else if (key === 'series') theme = {...theme, series: readSeries(value, theme.series, tell)};
    else tell(value.offset, `there is no "${key}" in a theme: it has extends, about, background, colours and series`);
  }
  return {theme, faults};
}

type Tell = (offset: number, words: string) => void;

/** Members of an object by their names; of a name that is there twice the last. */
function listMembers({children = []}: Node): ReadonlyMap<string, Node> {
  const pairs = children.flatMap(({children: [key, value] = []}) =>
    key === undefined || value === undefined ? [] : [[String(key.value), value] as const],
  );
  return new Map(pairs);
}

function readBase(node: Node | undefined, tell: Tell): ThemeDefinition {
  const found = shippedThemes.find(({name}) => name === node?.value);
  if (node !== undefined && found === undefined) {
    const names = shippedThemes.map(({name}) => name).join(', ');
    tell(node.offset, `"extends" is ${show(node)}: it can be one of ${names}`);
  }
  return found ?? shippedTheme('dark');
}

function readText(node: Node, key: string, tell: Tell): string | undefined {
  if (typeof node.value === 'string') return node.value;
  tell(node.offset, `"${key}" is ${show(node)}: it is a text`);
  return undefined;
}

function readBackground(node: Node, tell: Tell): Hex | undefined {
  const colour = typeof node.value === 'string' ? parseHex(node.value) : undefined;
  if (colour === undefined) tell(node.offset, `"background" is ${show(node)}: it is a colour such as "#10141b"`);
  return colour;
}

function readStyles(
  node: Node,
  before: Readonly<Record<ThemeRole, StyleForms>>,
  tell: Tell,
): Readonly<Record<ThemeRole, StyleForms>> {
  if (node.type !== 'object') {
    tell(node.offset, `"colours" is ${show(node)}: it is an object, such as {"bad": "#ff7b85"}`);
    return before;
  }
  const styles = {...before};
  for (const [key, value] of listMembers(node)) {
    const role = roles.find(name => name === key);
    if (role === undefined) {
      const [near] = findNearNames(key, roles, 1);
      tell(
        value.offset,
        `there is no colour "${key}"${near === undefined ? '' : `, but "${near}"`}: they are ${roles.join(', ')}`,
      );
    } else {
      styles[role] = readForms(value, `"${key}"`, before[role], tell);
    }
  }
  return styles;
}

function readSeries(node: Node, before: readonly StyleForms[], tell: Tell): readonly StyleForms[] {
  const {children = []} = node;
  if (node.type !== 'array' || children.length < 2) {
    tell(node.offset, `"series" is ${show(node)}: it is a list of two colours or more, such as ["#6cb0f5", "#e8c268"]`);
    return before;
  }
  return children.map((child, index) => {
    const own = before[index % before.length] ?? {rgb: {attributes: []}, basic: {attributes: []}};
    return readForms(child, `"series" ${index + 1}`, own, tell);
  });
}

/** A style as a text, which is its form for any colour, or by the names of the forms. */
function readForms(node: Node, what: string, before: StyleForms, tell: Tell): StyleForms {
  if (node.type !== 'object') {
    const rgb = readForm(node, what, 'rgb', tell);
    return rgb === undefined ? before : {rgb, basic: before.basic};
  }
  const found: {[Name in FormName]?: Style | undefined} = {};
  for (const [key, value] of listMembers(node)) {
    const form = formNames.find(name => name === key);
    if (form === undefined) tell(value.offset, `${what} has no "${key}": its forms are ${formNames.join(', ')}`);
    else found[form] = readForm(value, `${what} for ${form}`, form, tell);
  }
  const indexed = found['256'] ?? (found.rgb === undefined ? before.indexed : undefined);
  return {rgb: found.rgb ?? before.rgb, ...(indexed && {indexed}), basic: found['16'] ?? before.basic};
}

function readForm(node: Node, what: string, form: FormName, tell: Tell): Style | undefined {
  const style = typeof node.value === 'string' ? parseStyle(node.value, form) : undefined;
  if (style === undefined) tell(node.offset, `${what} is ${show(node)}: it is written like ${styleExamples[form]}`);
  return style;
}

function show({type, value}: Node): string {
  return type === 'object' || type === 'array' ? `an ${type}` : JSON.stringify(value);
}

/** `CommaExpected` → `comma expected`. */
function toWords(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
