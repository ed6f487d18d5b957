import type {Related} from '../../core/resource/resource.ts';

/** The function that an ARN names, whatever its qualifier, as something to go to. */
export function toFunctionRelated(arn: unknown): Related {
  return {title: 'The function', pane: 'functions', id: String(arn).split(':').slice(0, 7).join(':')};
}
