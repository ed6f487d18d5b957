import type {Item} from '../../core/item.ts';
import {formatAwsCommand} from '../../core/operation/aws-command.ts';
import type {Resource} from '../../core/resource/resource.ts';
import type {Choice} from '../bindings/command.ts';
import {openMenu} from '../dialogs/menu.ts';
import {openText} from '../dialogs/text.ts';
import {connectionOf} from '../session/connection-of.ts';
import type {ControllerTools} from '../tools/parts.ts';

/** The menu of what can be copied of an item. */
export function openCopyMenu(tools: ControllerTools, resource: Resource, item: Item): void {
  const {services} = tools;
  const connection = connectionOf(tools.store.getState());
  const get = resource.get?.(item);
  const arn = resource.arn(item);
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['name', resource.label(item)],
    ['ARN', arn],
    ['JSON, secrets masked', formatJson(services.mask(resource.list, item))],
    ['JSON with secrets', formatJson(item)],
    ['aws command', get && connection && formatAwsCommand(get.operation, get.input, connection)],
  ];
  const choices: Choice[] = texts.flatMap(([what, text]) =>
    text === undefined ? [] : [{label: what, command: {type: 'copy', what, text}}],
  );
  openMenu(tools, {title: `Copy of ${resource.label(item)}`, choices});
}

/** The item as JSON, whole; secrets stay masked until `v` is pressed. */
export function openJson(tools: ControllerTools, resource: Resource, item: Item): void {
  const masked = formatJson(tools.services.mask(resource.list, item)).split('\n');
  openText(tools, `${resource.label(item)} as JSON`, masked, formatJson(item).split('\n'));
}

/** The item's page in the AWS web console: shown as a text to click and put on the clipboard. */
export function openLink(tools: ControllerTools, resource: Resource, item: Item): void {
  const connection = connectionOf(tools.store.getState());
  const path = connection && resource.consolePath?.(item, connection.region);
  if (connection === undefined || path === undefined) return;
  const url = `https://${connection.region}.console.aws.amazon.com${path}`;
  const {ok, note} = tools.services.copy(url);
  openText(tools, 'In the AWS web console', [url, '', ok ? `It is on your clipboard. ${note}`.trim() : note]);
}

function formatJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
