import {defineCollection} from '../store/index.ts';

/** A schema of EventBridge's registry: owner is the registry's name, key the schema's. Times are ISO 8601. */
interface StoredSchema {
  readonly content: string;
  readonly type: string;
  readonly description: string;
  /** Of its newest version, of which alone the content is kept. */
  readonly version: number;
  readonly modified: string;
}

/** The schemas of all registries. */
export const schemaCollection = defineCollection<StoredSchema>('schemas');

/** Registries by their names, as key; the value is the description. */
export const registryCollection = defineCollection<string>('schemas.registries');
