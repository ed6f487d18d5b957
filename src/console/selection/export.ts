import type {Item} from '../../core/item.ts';
import {buildAwsCommand} from '../../core/operation/aws-command.ts';
import type {Resource} from '../../core/resource/resource.ts';
import {findWebConsole} from '../../core/resource/web-console.ts';
import type {Choice} from '../bindings/command.ts';
import {ownerOf} from '../connection/owner.ts';
import {openMenu} from '../dialogs/menu.ts';
import {openText} from '../dialogs/text.ts';
import {maskItem, toTold} from '../reads/told.ts';
import type {ControllerTools} from '../tools/parts.ts';
import {tellCopy} from './copy-text.ts';
import {markedItems} from './marks.ts';
import {offerReopeningOf} from './reopen.ts';

/** The menu of what can be copied of the marked items, or else of an item. */
export function openCopyMenu(tools: ControllerTools, resource: Resource, item: Item): void {
  const meant = toMeant(tools, resource, item);
  const lines = (toText: (item: Item) => string | undefined) => {
    const texts = meant.items.map(toText).filter(text => text !== undefined);
    return texts.length === 0 ? undefined : texts.join('\n');
  };
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['name', lines(resource.label)],
    ['ARN', lines(resource.arn)],
    ['JSON, secrets masked', formatJson(meant.masked)],
    ['JSON with secrets', formatJson(meant.value)],
    [
      'aws command',
      lines(one => {
        const get = resource.get?.(one);
        return get && buildAwsCommand(tools.services.operation(get.operation), get.input, ownerOf(one)).text;
      }),
    ],
  ];
  const choices: Choice[] = texts.flatMap(([what, text]) =>
    text === undefined ? [] : [{label: what, command: {type: 'copy', what, text}}],
  );
  const again = meant.items.length === 1 ? offerReopeningOf(tools, resource, item) : [];
  openMenu(tools, {title: `Copy of ${meant.name}`, choices: [...choices, ...again]});
}

/** The marked items, or else the item, as JSON, whole; secrets stay masked until `v` is pressed. */
export function openJson(tools: ControllerTools, resource: Resource, item: Item): void {
  const {name, value, masked} = toMeant(tools, resource, item);
  openText(tools, `${name} as JSON`, formatJson(masked).split('\n'), formatJson(value).split('\n'));
}

/** The same as YAML. */
export async function openYaml(tools: ControllerTools, resource: Resource, item: Item): Promise<void> {
  const {name, value, masked} = toMeant(tools, resource, item);
  const {formatYaml} = await import('../../core/format/yaml.ts');
  const toLines = (shown: unknown) => formatYaml(shown).trimEnd().split('\n');
  openText(tools, `${name} as YAML`, toLines(masked), toLines(value));
}

/** What a key of the selection is meant for: where items are marked these, whatever the cursor stands on. */
function toMeant(tools: ControllerTools, resource: Resource, item: Item) {
  const marked = tools.store.getState().focus === resource.name ? markedItems(tools, resource) : [];
  const mask = (one: Item) => maskItem(tools.services, resource, one);
  if (marked.length === 0)
    return {name: resource.label(item), items: [item], value: toTold(resource, item), masked: mask(item)};
  const name = `${marked.length} marked: ${marked.map(resource.label).join(', ')}`;
  return {name, items: marked, value: marked.map(one => toTold(resource, one)), masked: marked.map(mask)};
}

/** The item's page in the AWS web console: shown as a text to click and put on the clipboard. */
export async function openLink(tools: ControllerTools, resource: Resource, item: Item): Promise<void> {
  const {region} = ownerOf(item);
  const path = resource.consolePath?.(item, region);
  const host = findWebConsole(region);
  if (host === undefined || path === undefined) return;
  const url = `https://${host}${path}`;
  const dialog = openText(tools, 'In the AWS web console', [url]);
  const report = await tools.services.copy(url);
  const lines = [url, '', tellCopy(report, 'the address')];
  dialog.update(text => ({...text, lines, plainLines: lines}));
}

function formatJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
