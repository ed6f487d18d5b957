import type {Field} from '../../schema/index.ts';
import {type TextEdit, toTextEdit} from '../edit/text-edit.ts';
import {formatShare, isShare, parseShare} from './share.ts';

/** How a single value is typed. */
export type Widget = 'boolean' | 'choice' | 'document' | 'file' | 'number' | 'secret' | 'share' | 'text' | 'time';

/** A single value, kept as the text that was typed: what is not a number yet must not be lost. */
export interface Leaf {
  readonly type: 'leaf';
  readonly field: Field;
  readonly widget: Widget;
  readonly edit: TextEdit;
}

/** A structure or union; closed ones show a summary only. */
export interface Group {
  readonly type: 'group';
  readonly field: Field;
  readonly open: boolean;
  readonly members: readonly InputNode[];
}

/** A list of values of one kind. */
export interface List {
  readonly type: 'list';
  readonly field: Field;
  readonly items: readonly InputNode[];
}

/** A map with text keys. */
export interface Entries {
  readonly type: 'map';
  readonly field: Field;
  readonly entries: readonly {readonly key: Leaf; readonly value: InputNode}[];
}

/** A part of an operation's input as it is being filled in. */
export type InputNode = Leaf | Group | List | Entries;

/** The node of a field, holding `value` when there is one. */
export function buildNode(field: Field, value?: unknown): InputNode {
  switch (field.kind) {
    case 'structure':
    case 'union':
      return {
        type: 'group',
        field,
        open: field.required || value !== undefined,
        members: buildMembers(field.members(), value),
      };
    case 'list':
      return {type: 'list', field, items: Array.isArray(value) ? value.map(item => buildNode(field.item(), item)) : []};
    case 'map':
      return {
        type: 'map',
        field,
        entries: Object.entries(isRecord(value) ? value : {}).map(([key, entry]) => buildEntry(field, key, entry)),
      };
    default:
      return {type: 'leaf', field, widget: toWidget(field), edit: toTextEdit(formatLeaf(field, value))};
  }
}

/** The nodes of a structure's members. */
export function buildMembers(fields: readonly Field[], value: unknown): readonly InputNode[] {
  const members = isRecord(value) ? value : {};
  return fields.map(field => buildNode(field, members[field.name]));
}

/** A map's entry, empty by default. */
export function buildEntry(field: Field, key = '', value?: unknown): {key: Leaf; value: InputNode} {
  const keyField = field.mapKey();
  const widget = keyField.values.length > 0 ? 'choice' : 'text';
  const node = buildNode(field.item(), value);
  return {
    key: {type: 'leaf', field: keyField, widget, edit: toTextEdit(key)},
    value: node.type === 'leaf' && field.sensitive ? {...node, widget: 'secret'} : node,
  };
}

/** The value a node stands for, or undefined when nothing was given. What is no number or time stays text, for validation to refuse. */
function readValue(node: InputNode): unknown {
  switch (node.type) {
    case 'leaf':
      return leafValue(node);
    case 'group': {
      const members = membersValue(node.members);
      return Object.keys(members).length > 0 ? members : undefined;
    }
    case 'list': {
      // An empty text is an item, too.
      const items = node.items.map(item => readValue(item) ?? emptyText(item)).filter(item => item !== undefined);
      return items.length > 0 ? items : undefined;
    }
    case 'map': {
      const entries = node.entries.map(({key, value}) => [key.edit.text, readValue(value) ?? ''] as const);
      return entries.length > 0 ? Object.fromEntries(entries) : undefined;
    }
  }
}

function emptyText(node: InputNode): string | undefined {
  return node.type === 'leaf' && node.field.kind === 'string' ? '' : undefined;
}

/** The values of a structure's members that were given. */
export function membersValue(members: readonly InputNode[]): Record<string, unknown> {
  const given = members.map(node => [node.field.name, readValue(node)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function leafValue({field, widget, edit: {text}}: Leaf): unknown {
  if (text === '') return undefined;
  const trimmed = text.trim();
  switch (widget) {
    case 'number':
      return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
    case 'share':
      return parseShare(trimmed) ?? text;
    case 'boolean':
      return trimmed === 'true';
    case 'time':
      return Number.isNaN(Date.parse(trimmed)) ? text : new Date(trimmed);
    case 'document':
      return field.kind === 'blob' ? new TextEncoder().encode(text) : text;
    case 'choice':
    case 'file':
      return trimmed;
    case 'text':
    case 'secret':
      return text;
  }
}

function toWidget(field: Field): Widget {
  switch (field.kind) {
    case 'number':
      return isShare(field) ? 'share' : 'number';
    case 'boolean':
      return 'boolean';
    case 'timestamp':
      return 'time';
    case 'blob':
      return field.name === 'ZipFile' ? 'file' : 'document';
    case 'document':
      return 'document';
    default:
      if (field.values.length > 0) return 'choice';
      if (field.sensitive) return 'secret';
      return isDocument(field) ? 'document' : 'text';
  }
}

/** Texts that are JSON documents by their meaning, which the schema does not tell. */
function isDocument({name}: Field): boolean {
  return name === 'Policy' || name === 'Pattern';
}

function formatLeaf(field: Field, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' && isShare(field)) return formatShare(value);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
